using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Benchmarks.Workloads;

/// <summary>
/// One token of each of some sequences, again and again: what a step of the engine samples. The rows together do not
/// fit into a core's own cache, as those of a batch do not.
/// </summary>
internal sealed class SamplingWorkload
{
    private const int PromptLength = 500;
    private const int OutputLength = 256;

    private readonly SamplingOptions _options;
    private readonly float[][] _rows;
    private readonly float[] _logits;
    private readonly TokenId[] _prompt;
    private readonly TokenSampler[] _samplers;
    private readonly NaiveSampler _naive;
    private readonly SamplingScratch _scratch;
    private readonly bool _overwrites;
    private int _generated;

    public SamplingWorkload(SamplingOptions options, LogitShape shape, int rowCount, int vocabularySize)
    {
        var random = new Random(1);
        _options = options;
        _rows = LogitRows.Create(shape, rowCount, vocabularySize, seed: 2);
        _logits = new float[vocabularySize];
        _prompt = [.. Enumerable.Range(0, PromptLength).Select(_ => new TokenId(random.Next(vocabularySize)))];
        _samplers = new TokenSampler[rowCount];
        _naive = new NaiveSampler(options, vocabularySize);
        _scratch = new SamplingScratch(vocabularySize);
        _overwrites = options.LogitBias.Count > 0 || options.RepetitionPenalty != 1 || options.FrequencyPenalty != 0;
        StartSequences();
    }

    /// <summary>Rows sampled by one call of the other members.</summary>
    public int RowCount => _rows.Length;

    /// <summary>A digest of the tokens drawn.</summary>
    public int Sample()
    {
        // Penalties would flatten the rows if outputs had no end.
        if (_overwrites && ++_generated % OutputLength == 0) StartSequences();

        var digest = 17;
        for (var row = 0; row < _rows.Length; row++)
            digest = (digest * 31) + _samplers[row].Sample(Logits(row), _scratch)!.Value.Value;
        return digest;
    }

    /// <summary>The same with log probabilities.</summary>
    public int SampleWithLogProbs(int top)
    {
        var digest = 17;
        for (var row = 0; row < _rows.Length; row++)
        {
            _samplers[row].Sample(Logits(row), _scratch, top, out var logProbs);
            digest = (digest * 31) + logProbs!.Chosen.Token.Value + logProbs.Top.Count;
        }

        return digest;
    }

    /// <summary>The same by a full sort; without penalties and biases, which make no difference to a sort.</summary>
    public int SampleNaively()
    {
        var digest = 17;
        for (var row = 0; row < _rows.Length; row++) digest = (digest * 31) + _naive.Sample(_rows[row], 0.5);
        return digest;
    }

    private void StartSequences()
    {
        for (var row = 0; row < _samplers.Length; row++)
            _samplers[row] = new TokenSampler(_options with { Seed = (ulong)row }, _prompt);
    }

    private Span<float> Logits(int row)
    {
        if (!_overwrites) return _rows[row];
        _rows[row].CopyTo(_logits, 0);
        return _logits;
    }
}
