using MixtralServer.Inference.KvCache;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Decides which tokens run next. Bookkeeping alone: no thread, clock, channel or native code.
/// <para>Invariants:</para>
/// <list type="bullet">
/// <item>a running sequence's computed tokens are its path in <see cref="Cells"/>, pinned; a waiting one holds nothing;</item>
/// <item>running sequences are in the order of class, then arrival, and the first never gives way for space: it always makes progress;</item>
/// <item>a plan never needs more cells than are free once kept prefixes are evicted.</item>
/// </list>
/// </summary>
internal sealed class Scheduler
{
    // Of its fair part of the cells, a running sequence is promised a quarter to grow into, and never more than most answers need.
    private const int GrowthShare = 4;
    private const int GrowthReserveMost = 512;

    // Of forced text a step computes no more than this for one sequence, so that it does not hold the others up.
    private const int DecodeRowsMost = 32;

    private readonly SchedulerLimits _limits;
    private readonly int _decodeRowsEach;
    private readonly List<Sequence> _running = [];
    private readonly Queue<Sequence> _suspects = []; // bounded by the running sequences of one failed step
    private readonly List<Sequence> _paused = []; // waiting, but begun; bounded by the waiting ones
    private readonly ClientLedger _clients;
    private readonly Admission _admission;
    private readonly GivingWay _givingWay;
    private readonly Func<WaitingLine, bool> _mayReplace;
    private readonly Func<Sequence, bool> _canGo;
    private readonly StepPlan _plan = new();
    private int _usableCells;

    public Scheduler(SchedulerLimits limits)
    {
        Invariant.Check(limits.RunningMax >= 1 && limits.BatchSize >= limits.RunningMax);
        Invariant.Check(limits.SequenceCount >= limits.RunningMax);
        _limits = limits;
        _usableCells = limits.CellCount;
        _decodeRowsEach = Math.Min(DecodeRowsMost, limits.BatchSize / limits.RunningMax);
        _clients = new ClientLedger(limits.RunningMax);
        Cells = new KvTree(limits.SequenceCount);
        Budget = new PrefillBudget(limits.BatchSize, limits.PrefillBudget);
        var growthReserve = Math.Min(GrowthReserveMost, limits.CellCount / limits.RunningMax / GrowthShare);
        _admission = new Admission(Cells, Waiting, _running, growthReserve);
        _givingWay = new GivingWay(_running, limits.RunningMax, limits.CellCount);
        _mayReplace = line => _givingWay.For(line.Sequences[0]) is not null;
        _canGo = sequence => !_admission.AwaitsPrefix(sequence);
    }

    /// <summary>What is in the KV cache.</summary>
    public KvTree Cells { get; }

    public PrefillBudget Budget { get; }

    public IReadOnlyList<Sequence> Running => _running;

    public WaitingRoom Waiting { get; } = new();

    public bool IsIdle => _running.Count == 0 && Waiting.Count == 0;

    /// <summary>Those that had their first turn, until it is cleared. Bounded by what runs in the steps between.</summary>
    public List<Sequence> Begun { get; } = [];

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
        _paused.Remove(sequence);
        _clients.Leave(sequence.Request.Client);
    }

    /// <summary>
    /// Plans the next step: rows for each decoding sequence, then prompt chunks within the budget. Changes of
    /// <see cref="Cells"/> must be applied to the context before the step.
    /// </summary>
    /// <returns>The plan, valid until the next call; empty when there is nothing to do.</returns>
    public StepPlan Plan(DateTimeOffset now)
    {
        _plan.Clear();
        _clients.Age(now);
        foreach (var sequence in _running) sequence.Turn.HasRun = true;
        PreemptUntilStepFits(now);
        if (!PlanNextSuspect())
        {
            Admit(now);
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
    public bool MakeSpace(int rowsRefused, DateTimeOffset now)
    {
        _usableCells = Math.Min(_usableCells, Cells.CellsUsed + rowsRefused - 1);
        if (TryEvict()) return true;
        if (_running.Count <= 1) return false;
        Preempt(_givingWay.ForSpace(), now);
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
            _plan.Add(suspect, Math.Min(suspect.ChunkMax, Math.Min(_limits.BatchSize, UsableCells - Cells.CellsPinned)));
            _plan.IsRetry = true;
            return true;
        }

        return false;
    }

    private void PreemptUntilStepFits(DateTimeOffset now)
    {
        while (_running.Count > 1 && Cells.CellsPinned + Math.Max(DecodeRows(), 1) > UsableCells)
            Preempt(_givingWay.ForSpace(), now);
    }

    private int DecodeRows()
    {
        var rows = 0;
        foreach (var sequence in _running) rows += DecodeRowsOf(sequence);
        return rows;
    }

    private int DecodeRowsOf(Sequence sequence) => sequence.IsDecoding ? Math.Min(sequence.Pending, _decodeRowsEach) : 0;

    private void Admit(DateTimeOffset now)
    {
        while (true)
        {
            var next = _running.Count < _limits.RunningMax ? Waiting.Next(now, _canGo) : null;
            if (next is not null && _admission.TryStart(next, now, _usableCells)) Run(next);
            else if (!TryReplace(now)) return;
        }
    }

    // Where nobody can just be admitted: whether somebody may take the place of others.
    private bool TryReplace(DateTimeOffset now)
    {
        if (_running.Count == 0 || Waiting.Count == 0) return false;
        var next = Waiting.Next(now, _mayReplace, _canGo);
        while (next is not null && _givingWay.For(next) is { } victim)
        {
            Preempt(victim, now);
            if (!_admission.TryStart(next, now, _usableCells)) continue;
            Run(next);
            return true;
        }

        return false;
    }

    private void Preempt(Sequence sequence, DateTimeOffset now)
    {
        _running.Remove(sequence);
        _paused.Add(sequence);
        sequence.Turn.Pause(now, sequence.Computed);
        Release(sequence, keep: true);
        Waiting.Add(sequence);
        Preemptions++;
    }

    private void Release(Sequence sequence, bool keep)
    {
        var slot = sequence.Slot!.Value;
        if (keep) Cells.Keep(slot);
        else Cells.Drop(slot);
        sequence.DropComputed();
        sequence.Share.Running--;
        if (_running.Count == 0) _usableCells = _limits.CellCount;
    }

    private void Run(Sequence sequence)
    {
        var at = _running.Count;
        while (at > 0 && sequence.GoesBefore(_running[at - 1])) at--;
        _running.Insert(at, sequence);
        sequence.Share.Running++;
        if (sequence.Turn.Count == 1) Begun.Add(sequence);
        _paused.Remove(sequence);
    }

    private void AddDecodeRows()
    {
        foreach (var sequence in _running)
        {
            if (sequence.IsDecoding) _plan.Add(sequence, DecodeRowsOf(sequence));
        }
    }

    private void AddPrefillChunks()
    {
        var decoding = _plan.RowCount;
        if (_plan.Chunks.Count == _running.Count) return;
        var budget = decoding == 0
            ? Budget.Alone
            : Math.Min(Budget.BesideDecoding(decoding, PromptDepth()), _limits.BatchSize - decoding);
        PrefillShare.Add(_plan, _running, Math.Min(budget, UsableCells - Cells.CellsPinned - decoding));
    }

    private int PromptDepth()
    {
        var depth = 0;
        foreach (var sequence in _running)
        {
            if (!sequence.IsDecoding) depth = Math.Max(depth, sequence.Computed);
        }

        return depth;
    }

    private void EvictUntilFits(int rows)
    {
        while (Cells.CellsUsed + rows > UsableCells)
        {
            var evicted = TryEvict();
            Invariant.Check(evicted);
        }
    }

    // llama.cpp looks at every cell in use for every row, and passes over those of other sequences: kept texts slow every step down.
    private void EvictUntilKeptIsBounded()
    {
        while (Cells.CellsUsed - Cells.CellsPinned > _limits.KeptCellsMax + CellsOfPaused() && TryEvict())
        {
        }
    }

    // Paused texts are not kept for reuse: they go on, and were there before. They are the last to be evicted.
    private long CellsOfPaused()
    {
        var cells = 0L;
        foreach (var sequence in _paused) cells += sequence.Turn.CellsGivenUp;
        return cells;
    }

    private bool TryEvict()
    {
        foreach (var sequence in _paused)
            Cells.Touch(Cells.Match(sequence.Request.CacheScope, sequence.Tokens, sequence.Turn.CellsGivenUp));
        return Cells.TryEvict();
    }
}
