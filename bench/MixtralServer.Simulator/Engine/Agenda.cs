namespace MixtralServer.Simulator.Engine;

/// <summary>What will happen and when; of things at the same time, first what was written down first.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action<TimeSpan>, (TimeSpan At, long Order)> _entries = new();
    private long _written;

    /// <summary>When the next thing happens, or null.</summary>
    public TimeSpan? Next => _entries.TryPeek(out _, out var priority) ? priority.At : null;

    /// <summary>Writes something down.</summary>
    /// <param name="at">When.</param>
    /// <param name="what">Told when it was due.</param>
    public void Add(TimeSpan at, Action<TimeSpan> what) => _entries.Enqueue(what, (at, _written++));

    /// <summary>Lets happen what is due.</summary>
    public void Run(TimeSpan now)
    {
        while (_entries.TryPeek(out var what, out var priority) && priority.At <= now)
        {
            _entries.Dequeue();
            what(priority.At);
        }
    }
}
