using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Decides which tokens run next. Bookkeeping alone: no thread, clock, channel or native code.
/// <para>Invariants:</para>
/// <list type="bullet">
/// <item>running sequences have distinct slots and hold <c>Computed</c> cells each; waiting ones hold nothing;</item>
/// <item>both lists are in the order of arrival, so the oldest request always makes progress;</item>
/// <item>a plan never needs more cells than are free.</item>
/// </list>
/// </summary>
internal sealed class Scheduler
{
    // A sequence is admitted only if each running one can still grow by this much, so that admission does not cause preemption at once.
    private const int GrowthReserve = 32;

    private readonly SchedulerLimits _limits;
    private readonly List<Sequence> _running = [];
    private readonly List<Sequence> _waiting = []; // bounded by the queue that feeds it
    private readonly Stack<SequenceId> _freeSlots = [];
    private readonly Queue<Sequence> _suspects = []; // bounded by the running sequences of one failed step
    private readonly StepPlan _plan = new();
    private int _usableCells;

    public Scheduler(SchedulerLimits limits)
    {
        Invariant.Check(limits.SequenceCount >= 1 && limits.BatchSize >= limits.SequenceCount);
        Invariant.Check(limits.PrefillBudget >= 1);
        _limits = limits;
        _usableCells = limits.CellCount;
        for (var slot = limits.SequenceCount - 1; slot >= 0; slot--) _freeSlots.Push(new SequenceId(slot));
    }

    public IReadOnlyList<Sequence> Running => _running;

    public IReadOnlyList<Sequence> Waiting => _waiting;

    public bool IsIdle => _running.Count == 0 && _waiting.Count == 0;

    public long Preemptions { get; private set; }

    public int CellsUsed
    {
        get
        {
            var cells = 0;
            foreach (var sequence in _running) cells += sequence.Computed;
            return cells;
        }
    }

    /// <summary>Takes a new sequence, or one that gave up its cells, in the order of arrival.</summary>
    public void Enqueue(Sequence sequence)
    {
        var at = _waiting.Count;
        while (at > 0 && _waiting[at - 1].Arrival > sequence.Arrival) at--;
        _waiting.Insert(at, sequence);
    }

    /// <summary>Forgets a sequence that ended. Its cells must be freed in the context by the caller.</summary>
    /// <returns>The slot it held, or null.</returns>
    public SequenceId? Remove(Sequence sequence)
    {
        if (!_running.Remove(sequence))
        {
            _waiting.Remove(sequence);
            return null;
        }

        return Release(sequence);
    }

    /// <summary>Plans the next step: a row for each decoding sequence, then prompt chunks within the budget.</summary>
    /// <param name="preempted">Receives the slots of sequences that had to give up their cells; free them before the step.</param>
    /// <returns>The plan, valid until the next call; empty when idle.</returns>
    public StepPlan Plan(List<SequenceId> preempted)
    {
        _plan.Clear();
        if (PlanNextSuspect()) return _plan;
        PreemptUntilStepFits(preempted);
        Admit();
        AddDecodeRows();
        AddPrefillChunks();
        return _plan;
    }

    /// <summary>
    /// Takes the runtime's word that a step's rows do not fit: until all is quiet, fewer cells are planned with, and the
    /// youngest sequence gives up its own.
    /// </summary>
    /// <returns>The slot to free, or null where a single sequence runs and cannot be helped.</returns>
    public SequenceId? ShrinkAfterNoSpace(int rowsRefused)
    {
        if (_running.Count <= 1) return null;
        _usableCells = Math.Min(_usableCells, CellsUsed + rowsRefused - 1);
        return PreemptYoungest();
    }

    /// <summary>
    /// After a step failed: the next steps compute its sequences one by one, so that a passing fault fails nobody and a lasting one
    /// only the sequence at fault.
    /// </summary>
    public void SuspectAll(StepPlan failed)
    {
        foreach (var chunk in failed.Chunks) _suspects.Enqueue(chunk.Sequence);
    }

    private bool PlanNextSuspect()
    {
        while (_suspects.TryDequeue(out var suspect))
        {
            if (suspect.Slot is null) continue; // ended or preempted meanwhile
            _plan.Add(suspect, Math.Min(suspect.Pending, _limits.BatchSize));
            _plan.IsRetry = true;
            return true;
        }

        return false;
    }

    private void PreemptUntilStepFits(List<SequenceId> preempted)
    {
        while (_running.Count > 1 && CellsUsed + Math.Max(DecodingCount, 1) > UsableCells) preempted.Add(PreemptYoungest());
    }

    // A sequence alone may always use everything: it was accepted because it fits.
    private int UsableCells => _running.Count > 1 ? _usableCells : _limits.CellCount;

    private int DecodingCount
    {
        get
        {
            var count = 0;
            foreach (var sequence in _running)
            {
                if (IsDecoding(sequence)) count++;
            }

            return count;
        }
    }

    private SequenceId PreemptYoungest()
    {
        var youngest = _running[^1];
        _running.RemoveAt(_running.Count - 1);
        var slot = Release(youngest);
        Enqueue(youngest);
        Preemptions++;
        return slot;
    }

    private SequenceId Release(Sequence sequence)
    {
        var slot = sequence.Slot!.Value;
        _freeSlots.Push(slot);
        sequence.DropComputed();
        if (_running.Count == 0) _usableCells = _limits.CellCount;
        return slot;
    }

    private void Admit()
    {
        while (_waiting.Count > 0 && _freeSlots.Count > 0 && HasRoomFor(_waiting[0]))
        {
            var sequence = _waiting[0];
            _waiting.RemoveAt(0);
            sequence.Slot = _freeSlots.Pop();
            InsertByArrival(sequence);
        }
    }

    private void InsertByArrival(Sequence sequence)
    {
        var at = _running.Count;
        while (at > 0 && _running[at - 1].Arrival > sequence.Arrival) at--;
        _running.Insert(at, sequence);
    }

    private bool HasRoomFor(Sequence candidate)
    {
        if (_running.Count == 0) return true;
        var promised = candidate.Pending + Growth(candidate);
        foreach (var sequence in _running) promised += sequence.Tokens.Count + Growth(sequence);
        return promised <= _usableCells;

        static int Growth(Sequence sequence) =>
            Math.Min(sequence.Request.TokensOutputMax - sequence.Generated, GrowthReserve);
    }

    private void AddDecodeRows()
    {
        foreach (var sequence in _running)
        {
            if (IsDecoding(sequence)) _plan.Add(sequence, 1);
        }
    }

    private void AddPrefillChunks()
    {
        var decoding = _plan.RowCount;
        var waitingPrompts = _running.Count - decoding;
        var budget = decoding == 0 ? _limits.BatchSize : Math.Min(_limits.PrefillBudget, _limits.BatchSize - decoding);
        budget = Math.Min(budget, UsableCells - CellsUsed - decoding);

        // Shared evenly, so that no prompt waits for another to be complete; what a short one leaves over, the next may use.
        foreach (var sequence in _running)
        {
            if (IsDecoding(sequence)) continue;
            var share = (budget + waitingPrompts - 1) / waitingPrompts--;
            var count = Math.Min(share, sequence.Pending);
            if (count > 0) _plan.Add(sequence, count);
            budget -= Math.Max(count, 0);
        }
    }

    private static bool IsDecoding(Sequence sequence) => sequence.Computed > 0 && sequence.Pending == 1;
}
