using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>The requests of one client in one class that wait, in the order of arrival.</summary>
internal sealed class WaitingLine(RequestPriority priority, ClientShare share)
{
    public RequestPriority Priority { get; } = priority;

    public ClientShare Share { get; } = share;

    public List<Sequence> Sequences { get; } = []; // bounded by the queue that feeds it

    /// <summary>When one of them last left the line.</summary>
    public DateTimeOffset LastTurn { get; set; } = DateTimeOffset.MinValue;
}
