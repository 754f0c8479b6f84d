namespace MixtralServer.Grammar.Automata;

/// <summary>
/// The deterministic automaton of a grammar's regular parts, over classes of bytes, built as it is walked. Any thread may walk
/// it; the lock is only taken for what nobody saw before, as sequences of one grammar are sampled in parallel and share it.
/// </summary>
internal sealed class LazyAutomaton
{
    // What a state found costs beside its expression.
    private const int FuelPerState = 40;
    private const int StateBytes = 80;

    // Intersections with larger automata keep their counters as they are.
    private const int StatesCountedMax = 128;

    private readonly Lock _lock = new();
    private readonly RegularPool _pool;
    private readonly Derivatives _derivatives;
    private readonly CounterClipping _clipping;
    private readonly MemoryBudget _budget;
    private readonly int _statesMax;
    private readonly AutomatonState _dead;
    private int _count = 1;

    /// <param name="pool">With all expressions that states will be asked for, so that the classes are known.</param>
    /// <param name="budget">What is left of the grammar's memory.</param>
    /// <param name="statesMax">States that it may have.</param>
    /// <param name="tokenLengthMax">Bytes of the longest token.</param>
    public LazyAutomaton(RegularPool pool, MemoryBudget budget, int statesMax, int tokenLengthMax)
    {
        (_pool, _budget, _statesMax) = (pool, budget, statesMax);
        _derivatives = new Derivatives(pool);
        _clipping = new CounterClipping(pool, tokenLengthMax, HasAtMost);
        Classes = new ByteClasses(pool.Nodes, pool.Fuel);
        _dead = new AutomatonState(0, pool.Nothing, Classes.Count);
        for (var i = 0; i < Classes.Count; i++) _dead.Learn(i, _dead);
        pool.Nothing.State = _dead;
    }

    public ByteClasses Classes { get; }

    /// <summary>What may still be added, as a share of the tighter bound: 1 for an empty automaton, 0 or less for a full one.</summary>
    public double RoomLeft => Math.Min(1 - ((double)_count / _statesMax), (double)_budget.Left / _budget.BytesMax);

    /// <summary>States found so far.</summary>
    public int Count => _count;

    /// <summary>The state from which an expression is still to come; dead where it matches nothing.</summary>
    public AutomatonState Start(RegularNode node, Fuel fuel)
    {
        lock (_lock)
        {
            _pool.Fuel = fuel;
            return Alive(StateOf(node, fuel), fuel);
        }
    }

    /// <summary>The state after a byte of a class; dead where nothing can follow.</summary>
    public AutomatonState Next(AutomatonState state, int byteClass, Fuel fuel)
        => state.Known(byteClass) ?? Find(state, byteClass, fuel);

    /// <summary>The state that stands for this one as long as only a token follows.</summary>
    public AutomatonState Clip(AutomatonState state, Fuel fuel)
    {
        if (state.Clipped is { } known) return known;
        lock (_lock)
        {
            _pool.Fuel = fuel;
            return state.Clipped ??= Alive(StateOf(_clipping.Clip(state.Node), fuel), fuel);
        }
    }

    private AutomatonState Find(AutomatonState state, int byteClass, Fuel fuel)
    {
        lock (_lock)
        {
            if (state.Known(byteClass) is { } known) return known;
            _pool.Fuel = fuel;
            var next = Alive(After(state, byteClass, fuel), fuel);
            state.Learn(byteClass, next);
            return next;
        }
    }

    private AutomatonState After(AutomatonState state, int byteClass, Fuel fuel)
        => StateOf(_derivatives.After(state.Node, Classes.Example(byteClass)), fuel);

    private AutomatonState StateOf(RegularNode node, Fuel fuel)
    {
        if (node.State is { } known) return known;
        if (_count >= _statesMax) throw new GrammarException("the grammar is too complex: its automata have too many states");
        fuel.Spend(FuelPerState + Classes.Count);
        _budget.Take(StateBytes + (8 * Classes.Count));
        var state = new AutomatonState(_count++, node, Classes.Count);
        for (var byteClass = 0; byteClass < Classes.Count; byteClass++)
        {
            if (!node.First.Contains(Classes.Example(byteClass))) state.Learn(byteClass, _dead);
        }

        node.State = state;
        return state;
    }

    // Only set operations can match nothing without showing it; then a complete text must be found, the shortest first.
    private AutomatonState Alive(AutomatonState state, Fuel fuel)
    {
        if (state.Node.LengthSure >= 0 || state.Life == Life.Alive) return state;
        return state.Life == Life.Dead || !FindComplete(state, fuel) ? _dead : state;
    }

    private bool HasAtMost(RegularNode node, int states)
    {
        states = Math.Min(states, StatesCountedMax);
        var reached = new HashSet<AutomatonState> { StateOf(node, _pool.Fuel) };
        var pending = new Stack<AutomatonState>(reached);
        while (reached.Count <= states && pending.TryPop(out var state))
        {
            for (var byteClass = 0; byteClass < Classes.Count; byteClass++)
            {
                var next = state.Known(byteClass) ?? After(state, byteClass, _pool.Fuel);
                if (reached.Add(next)) pending.Push(next);
            }

            _pool.Fuel.Spend(Classes.Count);
        }

        return reached.Count <= states;
    }

    private bool FindComplete(AutomatonState start, Fuel fuel)
    {
        var from = new Dictionary<AutomatonState, AutomatonState?> { [start] = null };
        var pending = new Queue<AutomatonState>([start]); // bounded by the number of states
        var found = HasComplete(start) ? start : null;
        while (found is null && pending.TryDequeue(out var state)) found = Expand(state, from, pending, fuel);
        if (found is null)
        {
            foreach (var state in from.Keys) state.Life = Life.Dead;
            return false;
        }

        for (var at = found; at is not null; at = from[at]) at.Life = Life.Alive;
        return true;
    }

    private AutomatonState? Expand(
        AutomatonState state, Dictionary<AutomatonState, AutomatonState?> from, Queue<AutomatonState> pending, Fuel fuel)
    {
        fuel.Spend(Classes.Count);
        for (var byteClass = 0; byteClass < Classes.Count; byteClass++)
        {
            var next = state.Known(byteClass) ?? After(state, byteClass, fuel);
            if (next.Dead || next.Life == Life.Dead || !from.TryAdd(next, state)) continue;
            if (HasComplete(next)) return next;
            pending.Enqueue(next);
        }

        return null;
    }

    private static bool HasComplete(AutomatonState state)
        => state.Accepting || state.Life == Life.Alive || state.Node.LengthSure >= 0;
}
