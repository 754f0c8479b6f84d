namespace MixtralServer.Inference.Scheduling;

/// <summary>Figures of the engine: written by the decode thread after each step, read by any.</summary>
internal sealed class EngineGauges
{
    private int _running;
    private int _waiting;
    private int _cellsUsed;
    private int _cellsKept;
    private long _preemptions;

    /// <summary>Decode thread: publishes the scheduler's figures.</summary>
    public void Publish(Scheduler scheduler)
    {
        Volatile.Write(ref _running, scheduler.Running.Count);
        Volatile.Write(ref _waiting, scheduler.Waiting.Count);
        Volatile.Write(ref _cellsUsed, scheduler.Cells.CellsPinned);
        Volatile.Write(ref _cellsKept, scheduler.Cells.CellsUsed - scheduler.Cells.CellsPinned);
        Volatile.Write(ref _preemptions, scheduler.Preemptions);
    }

    /// <summary>Any thread: the figures, each as of some recent step.</summary>
    public EngineSnapshot Read(int cellCount) => new(
        Volatile.Read(ref _running),
        Volatile.Read(ref _waiting),
        Volatile.Read(ref _cellsUsed),
        Volatile.Read(ref _cellsKept),
        cellCount,
        Volatile.Read(ref _preemptions));
}
