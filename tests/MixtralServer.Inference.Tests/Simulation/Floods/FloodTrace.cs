using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Simulation.Floods;

/// <summary>What happened to one request.</summary>
internal sealed class FloodTrace(Sequence sequence, DateTimeOffset submittedAt)
{
    public Sequence Sequence { get; } = sequence;

    public DateTimeOffset SubmittedAt { get; } = submittedAt;

    /// <summary>When the step ended during which it came: before that nothing can be done for it.</summary>
    public DateTimeOffset? NoticedAt { get; set; }

    public DateTimeOffset? FirstTokenAt { get; set; }
}
