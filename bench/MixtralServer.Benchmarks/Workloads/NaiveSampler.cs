using MixtralServer.Inference.Requests;

namespace MixtralServer.Benchmarks.Workloads;

/// <summary>
/// Sampling by its definition: all tokens sorted, greater logits first, of equal logits lower ids first, then min_p,
/// top_k, top_p. The baseline of measurements and the reference of tests.
/// </summary>
internal sealed class NaiveSampler(SamplingOptions options, int vocabularySize)
{
    private readonly float[] _keys = new float[vocabularySize];
    private readonly int[] _tokens = new int[vocabularySize];
    private readonly double[] _weights = new double[vocabularySize];

    /// <summary>The tokens that truncation keeps, heaviest first, valid until the next row.</summary>
    public ReadOnlySpan<int> Kept => _tokens.AsSpan(0, KeptCount);

    /// <summary>The weights of <see cref="Kept"/>, the first one's being 1.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, KeptCount);

    /// <summary>The number of kept tokens.</summary>
    public int KeptCount { get; private set; }

    /// <summary>Draws a token for a number of [0, 1).</summary>
    public int Sample(ReadOnlySpan<float> logits, double uniform)
    {
        Truncate(logits);
        var target = uniform * Sum(KeptCount);
        for (var i = 0; i < KeptCount; i++)
        {
            target -= _weights[i];
            if (target < 0) return _tokens[i];
        }

        return _tokens[0];
    }

    /// <summary>Finds out what is kept; a temperature of 0 keeps the likeliest.</summary>
    public void Truncate(ReadOnlySpan<float> logits)
    {
        Sort(logits);
        var temperature = options.Temperature;
        for (var i = 0; i < _weights.Length; i++)
            _weights[i] = temperature == 0 ? (i == 0 ? 1 : 0) : Math.Exp((-_keys[i] + (double)_keys[0]) / temperature);

        KeptCount = _weights.Length;
        while (KeptCount > 1 && (_weights[KeptCount - 1] < options.MinP || _weights[KeptCount - 1] == 0)) KeptCount--;
        if (options.TopK > 0) KeptCount = Math.Min(KeptCount, options.TopK);
        if (options.TopP < 1) KeptCount = CountOfShare(options.TopP * Sum(KeptCount));
    }

    // Keys are negated for the descending order. Array.Sort is not stable, so equal keys are put in the order of their
    // tokens.
    private void Sort(ReadOnlySpan<float> logits)
    {
        for (var token = 0; token < _keys.Length; token++)
        {
            _keys[token] = float.IsNaN(logits[token]) ? float.PositiveInfinity : -logits[token];
            _tokens[token] = token;
        }

        Array.Sort(_keys, _tokens);
        for (var start = 0; start < _keys.Length;)
        {
            var end = start + 1;
            while (end < _keys.Length && _keys[end] == _keys[start]) end++;
            if (end - start > 1) Array.Sort(_tokens, start, end - start);
            start = end;
        }
    }

    private int CountOfShare(double target)
    {
        var sum = _weights[0];
        var count = 1;
        while (count < KeptCount && sum < target) sum += _weights[count++];
        return count;
    }

    private double Sum(int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += _weights[i];
        return sum;
    }
}
