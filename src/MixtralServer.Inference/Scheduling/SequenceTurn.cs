using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>How long a sequence has waited, and as what it got its turn. A sequence that gives way waits anew.</summary>
internal sealed class SequenceTurn
{
    /// <summary>When its present wait began.</summary>
    public DateTimeOffset WaitsSince { get; private set; }

    /// <summary>When it first ran; null before that.</summary>
    public DateTimeOffset? FirstAt { get; private set; }

    /// <summary>How many turns it has had.</summary>
    public int Count { get; private set; }

    /// <summary>The class in which its present turn came: its own, or a more urgent one by age.</summary>
    public RequestPriority Priority { get; private set; }

    /// <summary>How many of its cells it gave up when it last gave way.</summary>
    public int CellsGivenUp { get; private set; }

    /// <summary>Whether it has run for a step since its turn came.</summary>
    public bool HasRun { get; set; }

    public void Wait(DateTimeOffset now) => WaitsSince = now;

    /// <summary>It gives way.</summary>
    public void Pause(DateTimeOffset now, int cells) => (WaitsSince, CellsGivenUp) = (now, cells);

    public void Begin(DateTimeOffset now, RequestPriority priority)
    {
        FirstAt ??= now;
        Count++;
        Priority = priority;
        HasRun = false;
    }
}
