using MixtralServer.Inference.KvCache;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Decides which tokens run next. Bookkeeping alone: no thread, clock, channel or native code.
/// <para>Invariants:</para>
/// <list type="bullet">
/// <item>a running sequence's computed tokens are its path in <see cref="Cells"/>, pinned; a waiting one holds nothing;</item>
/// <item>running sequences are in the order of class, then arrival: the last gives way first, so the first always makes progress;</item>
/// <item>a plan never needs more cells than are free once kept prefixes are evicted.</item>
/// </list>
/// </summary>
internal sealed class Scheduler
{
    private readonly SchedulerLimits _limits;
    private readonly List<Sequence> _running = [];
    private readonly Queue<Sequence> _suspects = []; // bounded by the running sequences of one failed step
    private readonly ClientLedger _clients = new();
    private readonly Admission _admission;
    private readonly StepPlan _plan = new();
    private int _usableCells;

    public Scheduler(SchedulerLimits limits)
    {
        Invariant.Check(limits.RunningMax >= 1 && limits.BatchSize >= limits.RunningMax);
        Invariant.Check(limits.SequenceCount >= limits.RunningMax);
        _limits = limits;
        _usableCells = limits.CellCount;
        Cells = new KvTree(limits.SequenceCount);
        Budget = new PrefillBudget(limits.BatchSize, limits.PrefillBudget);
        _admission = new Admission(Cells, Waiting, _running);
    }

    /// <summary>What is in the KV cache.</summary>
    public KvTree Cells { get; }

    public PrefillBudget Budget { get; }

    public IReadOnlyList<Sequence> Running => _running;

    public WaitingRoom Waiting { get; } = new();

    public bool IsIdle => _running.Count == 0 && Waiting.Count == 0;

    /// <summary>How often a running sequence gave way.</summary>
    public long Preemptions { get; private set; }

    /// <summary>Takes a new sequence.</summary>
    public void Enqueue(Sequence sequence, DateTimeOffset now)
    {
        sequence.Enter(_clients.Enter(sequence.Request.Client), now);
        Waiting.Add(sequence);
    }

    /// <summary>Forgets a sequence that ends.</summary>
    /// <param name="sequence">Running or waiting.</param>
    /// <param name="keep">Whether what was computed for it stays for reuse.</param>
    public void Remove(Sequence sequence, bool keep)
    {
        if (_running.Remove(sequence)) Release(sequence, keep);
        else Waiting.Remove(sequence);
        _clients.Leave(sequence.Request.Client);
    }

    /// <summary>
    /// Plans the next step: a row for each decoding sequence, then prompt chunks within the budget. Changes of
    /// <see cref="Cells"/> must be applied to the context before the step.
    /// </summary>
    /// <returns>The plan, valid until the next call; empty when there is nothing to do.</returns>
    public StepPlan Plan(DateTimeOffset now)
    {
        _plan.Clear();
        PreemptUntilStepFits();
        if (!PlanNextSuspect())
        {
            while (_running.Count < _limits.RunningMax && _admission.TryAdmit(now, _usableCells) is { } admitted) Run(admitted);
            AddDecodeRows();
            AddPrefillChunks();
        }

        EvictUntilFits(_plan.RowCount);
        EvictUntilKeptIsBounded();
        return _plan;
    }

    /// <summary>Records that a chunk of the plan is computed.</summary>
    public void Commit(PlannedChunk chunk)
    {
        var sequence = chunk.Sequence;
        Cells.Extend(sequence.Slot!.Value, sequence.Tokens, sequence.Computed, chunk.Count);
        sequence.MarkComputed(chunk.Count);
        sequence.Share.Served += chunk.Count;
    }

    /// <summary>
    /// Takes the runtime's word that a step's rows do not fit: evicts, or preempts, and until all is quiet plans with fewer cells.
    /// </summary>
    /// <returns>False where a single sequence runs, nothing is left to evict, and it cannot be helped.</returns>
    public bool MakeSpace(int rowsRefused)
    {
        _usableCells = Math.Min(_usableCells, Cells.CellsUsed + rowsRefused - 1);
        if (Cells.TryEvict()) return true;
        if (_running.Count <= 1) return false;
        PreemptLast();
        return true;
    }

    /// <summary>
    /// After a step failed: the next steps compute its sequences one by one, so that a passing fault fails nobody and a lasting one
    /// only the sequence at fault.
    /// </summary>
    public void SuspectAll(StepPlan failed)
    {
        foreach (var chunk in failed.Chunks) _suspects.Enqueue(chunk.Sequence);
    }

    // A sequence alone may always use everything: it was accepted because it fits.
    private int UsableCells => _running.Count > 1 ? _usableCells : _limits.CellCount;

    private bool PlanNextSuspect()
    {
        while (_suspects.TryDequeue(out var suspect))
        {
            if (suspect.Slot is null) continue; // ended or preempted meanwhile
            _plan.Add(suspect, Math.Min(suspect.Pending, Math.Min(_limits.BatchSize, UsableCells - Cells.CellsPinned)));
            _plan.IsRetry = true;
            return true;
        }

        return false;
    }

    private void PreemptUntilStepFits()
    {
        while (_running.Count > 1 && Cells.CellsPinned + Math.Max(DecodingCount(), 1) > UsableCells) PreemptLast();
    }

    private int DecodingCount()
    {
        var count = 0;
        foreach (var sequence in _running)
        {
            if (IsDecoding(sequence)) count++;
        }

        return count;
    }

    private void PreemptLast()
    {
        var last = _running[^1];
        _running.RemoveAt(_running.Count - 1);
        Release(last, keep: true);
        Waiting.Add(last);
        Preemptions++;
    }

    private void Release(Sequence sequence, bool keep)
    {
        var slot = sequence.Slot!.Value;
        if (keep) Cells.Keep(slot);
        else Cells.Drop(slot);
        sequence.DropComputed();
        if (_running.Count == 0) _usableCells = _limits.CellCount;
    }

    private void Run(Sequence sequence)
    {
        var at = _running.Count;
        while (at > 0 && sequence.GoesBefore(_running[at - 1])) at--;
        _running.Insert(at, sequence);
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
        if (decoding == _running.Count) return;
        var budget = decoding == 0 ? Budget.Alone : Math.Min(Budget.BesideDecoding, _limits.BatchSize - decoding);
        PrefillShare.Add(_plan, _running, Math.Min(budget, UsableCells - Cells.CellsPinned - decoding));
    }

    private void EvictUntilFits(int rows)
    {
        while (Cells.CellsUsed + rows > UsableCells)
        {
            var evicted = Cells.TryEvict();
            Invariant.Check(evicted);
        }
    }

    // llama.cpp looks at every cell in use for every row, and passes over those of other sequences: kept texts slow every step down.
    private void EvictUntilKeptIsBounded()
    {
        while (Cells.CellsUsed - Cells.CellsPinned > _limits.KeptCellsMax && Cells.TryEvict())
        {
        }
    }

    /// <summary>Whether its next token needs one row; else its prompt, or what it had to give up, is still being read.</summary>
    internal static bool IsDecoding(Sequence sequence) => sequence.Generated > 0 && sequence.Pending == 1;
}
