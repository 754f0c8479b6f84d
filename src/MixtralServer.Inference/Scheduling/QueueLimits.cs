using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// What each class may take of the queue. Whatever is said here, an eighth of the queue is each class's own: no class can shut another
/// out by filling it.
/// </summary>
public sealed record QueueLimits
{
    /// <summary>Of <see cref="RequestPriority.Realtime"/>: who waits for each word has no use for an answer that begins late.</summary>
    public ClassLimits Realtime { get; init; } = new() { Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>Of <see cref="RequestPriority.Default"/>.</summary>
    public ClassLimits Default { get; init; } = new() { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>Of <see cref="RequestPriority.Batch"/>: as long as the request as a whole may take.</summary>
    public ClassLimits Batch { get; init; } = new() { Timeout = TimeSpan.FromHours(24) };

    /// <summary>Without any: for simulations, which bound their requests themselves.</summary>
    internal static QueueLimits None { get; } = new() { Realtime = Endless, Default = Endless, Batch = Endless };

    private static ClassLimits Endless => new() { Timeout = TimeSpan.MaxValue };

    /// <summary>The limits of a class.</summary>
    public ClassLimits Of(RequestPriority priority) => priority switch
    {
        RequestPriority.Realtime => Realtime,
        RequestPriority.Batch => Batch,
        _ => Default,
    };
}
