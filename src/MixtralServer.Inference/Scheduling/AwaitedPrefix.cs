namespace MixtralServer.Inference.Scheduling;

/// <summary>The beginning of a text that another sequence is computing.</summary>
/// <param name="From">The sequence that computes it.</param>
/// <param name="Length">How much of it is shared, in tokens.</param>
internal sealed record AwaitedPrefix(Sequence From, int Length)
{
    /// <summary>Whether it is still on its way.</summary>
    public bool IsComing => From.Slot is not null && From.Computed < Length;
}
