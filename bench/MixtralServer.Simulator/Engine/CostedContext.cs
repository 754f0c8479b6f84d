using MixtralServer.Inference.KvCache;
using MixtralServer.Inference.Ports;
using MixtralServer.Simulator.Costs;
using MixtralServer.TestKit;

namespace MixtralServer.Simulator.Engine;

/// <summary>
/// A context that computes nothing but how long it would have taken, and moves the clock by it. What is in its cache it
/// takes from the engine's own books, whose truth another simulation checks. The next token depends on the last one and its
/// position alone, so that an answer does not depend on the policy.
/// </summary>
internal sealed class CostedContext(ContextOptions options, IStepCost cost, ManualTimeProvider time) : IModelContext
{
    private const int Letters = 26;
    private const int FirstLetter = SimulatedTokenizer.FirstByte + 'a';

    private readonly float[][] _logits =
        [.. Enumerable.Range(0, options.SequenceCount).Select(_ => new float[SimulatedTokenizer.Size])];

    private readonly int[] _logitsOfRow = new int[options.BatchSize];

    /// <summary>The engine's books of the cache; to be set before the first step.</summary>
    public KvTree? Cells { get; set; }

    public int CellCount => options.CellCount;

    public int SequenceCount => options.SequenceCount;

    public int BatchSize => options.BatchSize;

    public int VocabularySize => SimulatedTokenizer.Size;

    /// <summary>Steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Rows computed.</summary>
    public long Rows { get; private set; }

    public DecodeResult Decode(ReadOnlySpan<BatchRow> rows)
    {
        Steps++;
        Rows += rows.Length;
        var milliseconds = 0.0;
        for (var from = 0; from < rows.Length; from += options.MicroBatchSize)
        {
            var part = rows[from..Math.Min(from + options.MicroBatchSize, rows.Length)];
            milliseconds += cost.Milliseconds(Shape(part, rows.Length));
        }

        time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        WriteLogits(rows);
        return new DecodeResult(DecodeStatus.Ok);
    }

    public Memory<float> Logits(int row) => _logits[_logitsOfRow[row]];

    public ReadOnlySpan<float> HiddenState(int row) => throw new NotSupportedException();

    public void SharePrefix(SequenceId from, SequenceId to, int length)
    {
    }

    public void Truncate(SequenceId sequence, int from)
    {
    }

    public void Dispose()
    {
    }

    // A sequence's only row of a step continues an answer; that it may be a prompt's last does not matter.
    private StepShape Shape(ReadOnlySpan<BatchRow> rows, int rowsOfStep)
    {
        int decodeRows = 0, prefillRows = 0;
        double decodeCells = 0, prefillCells = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var isAlone = (i == 0 || rows[i - 1].Sequence != rows[i].Sequence)
                && (i == rows.Length - 1 || rows[i + 1].Sequence != rows[i].Sequence);
            if (isAlone) (decodeRows, decodeCells) = (decodeRows + 1, decodeCells + rows[i].Position + 1);
            else (prefillRows, prefillCells) = (prefillRows + 1, prefillCells + rows[i].Position + 1);
        }

        return new StepShape(decodeRows, prefillRows, decodeCells, prefillCells, Cells!.CellsUsed + rowsOfStep);
    }

    private void WriteLogits(ReadOnlySpan<BatchRow> rows)
    {
        var next = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (!rows[i].NeedsLogits) continue;
            var logits = _logits[_logitsOfRow[i] = next++];
            Array.Clear(logits);
            logits[FirstLetter + (int)(((uint)rows[i].Token.Value + (uint)rows[i].Position) % Letters)] = 1;
        }
    }
}
