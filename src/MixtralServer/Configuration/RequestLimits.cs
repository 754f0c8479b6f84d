using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Configuration;

/// <summary>What requests to one model may take.</summary>
internal sealed record RequestLimits
{
    /// <summary>The most tokens of one answer; null for what the context leaves.</summary>
    public int? OutputTokens { get; init; }

    /// <summary>How many requests may wait; one more is refused with 429.</summary>
    public int QueueLength { get; init; } = 256;

    /// <summary>What each class of requests may take of the queue.</summary>
    public QueueLimits Queue { get; init; } = new();

    /// <summary>How long a request may take from arrival to its last token.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(30);
}
