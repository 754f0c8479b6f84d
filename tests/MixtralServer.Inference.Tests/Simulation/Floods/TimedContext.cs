using MixtralServer.Inference.Ports;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Simulation.Floods;

/// <summary>
/// A context that computes nothing and takes the time that steps take: what a 1.2 B Mixtral was measured to need on two cores,
/// rounded. Every token is as likely as any other.
/// </summary>
internal sealed class TimedContext(ContextOptions options, ManualTimeProvider time) : IModelContext
{
    private const double StepMs = 2;
    private const double RowMs = 3;

    private readonly float[]?[] _logits = new float[options.BatchSize][];

    public int CellCount => options.CellCount;

    public int SequenceCount => options.SequenceCount;

    public int BatchSize => options.BatchSize;

    public int VocabularySize => SimulatedTokenizer.Size;

    /// <summary>Rows of all steps.</summary>
    public long Rows { get; private set; }

    public DecodeResult Decode(ReadOnlySpan<BatchRow> rows)
    {
        Rows += rows.Length;
        time.Advance(TimeSpan.FromMilliseconds(StepMs + (RowMs * rows.Length)));
        return new DecodeResult(DecodeStatus.Ok);
    }

    public ReadOnlySpan<float> HiddenState(int row) => throw new NotSupportedException();

    public Memory<float> Logits(int row)
    {
        var logits = _logits[row] ??= new float[VocabularySize];
        Array.Clear(logits);
        return logits;
    }

    public void SharePrefix(SequenceId from, SequenceId to, int length)
    {
    }

    public void Truncate(SequenceId sequence, int from)
    {
    }

    public void Dispose()
    {
    }
}
