using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Scheduling;

/// <summary>What one decode step computes: at most one chunk for each running sequence, in batch order.</summary>
internal sealed class StepPlan
{
    private readonly List<PlannedChunk> _chunks = [];

    public IReadOnlyList<PlannedChunk> Chunks => _chunks;

    public int RowCount { get; private set; }

    /// <summary>Rows that continue an answer rather than read a prompt.</summary>
    public int DecodeRowCount { get; private set; }

    /// <summary>Whether the plan retries one sequence of a failed step by itself.</summary>
    public bool IsRetry { get; set; }

    public void Add(Sequence sequence, int count)
    {
        Invariant.Check(count >= 1 && count <= sequence.Pending && sequence.Slot is not null);
        _chunks.Add(new PlannedChunk(sequence, count, RowCount));
        RowCount += count;
        if (sequence.IsDecoding) DecodeRowCount += count;
    }

    public void Clear()
    {
        _chunks.Clear();
        RowCount = 0;
        DecodeRowCount = 0;
        IsRetry = false;
    }

    /// <summary>Writes the batch rows of the plan.</summary>
    /// <param name="rows">At least <see cref="RowCount"/> long.</param>
    public void WriteRows(Span<BatchRow> rows)
    {
        foreach (var chunk in _chunks)
        {
            var (sequence, count, firstRow) = chunk;
            for (var i = 0; i < count; i++)
            {
                var position = sequence.Computed + i;
                var needsLogits = (chunk.DrawsToken && i == count - 1) || sequence.PromptReading?.NeedsRow(position) == true;
                rows[firstRow + i] = new BatchRow(sequence.Tokens[position], position, sequence.Slot!.Value, needsLogits);
            }
        }
    }
}
