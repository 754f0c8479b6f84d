namespace MixtralServer.Inference.Scheduling;

/// <summary>The next tokens of one sequence that a step computes.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Count">How many of its pending tokens, at least 1.</param>
/// <param name="FirstRow">Index of the chunk's first row in the step's batch.</param>
internal readonly record struct PlannedChunk(Sequence Sequence, int Count, int FirstRow)
{
    /// <summary>Whether the chunk completes the sequence's pending tokens, so that its last row's logits are wanted.</summary>
    public bool DrawsToken => Count == Sequence.Pending;

    public int LastRow => FirstRow + Count - 1;
}
