namespace MixtralServer.Inference.Scheduling;

/// <summary>What requests of one class may take of the queue.</summary>
public sealed record ClassLimits
{
    /// <summary>How many may wait for their first turn; 0 for none. No more than the queue as a whole holds.</summary>
    public int Length { get; init; } = int.MaxValue;

    /// <summary>How long one may wait for its first turn; after that it fails.</summary>
    public required TimeSpan Timeout { get; init; }
}
