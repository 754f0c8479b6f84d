using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Grammar.Matching;

/// <summary>How many characters of a slice may follow in a state, whichever they are.</summary>
internal sealed class SliceReach(LazyAutomaton automaton, Fuel fuel)
{
    // More different states than this at one place mean that it matters which characters came.
    private const int StatesMax = 64;

    private readonly List<(AutomatonState State, int Position)> _work = []; // bounded by StatesMax for each position
    private HashSet<AutomatonState> _now = [];
    private HashSet<AutomatonState> _next = [];

    /// <summary>
    /// So many characters of the slice may follow, whichever they are, and then none may; or all that fit into a token may.
    /// Null where it depends on the characters.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="classes">The slice.</param>
    /// <param name="exact">Whether one more character never fits, not even after the text ends; only where not all fit.</param>
    public int? Find(AutomatonState state, SliceClasses classes, out bool exact)
    {
        exact = true;
        _now.Clear();
        _now.Add(state);
        for (var length = 0; length < classes.Slice.LengthMax; length++)
        {
            // Where the text may end, what follows it might take more of them.
            if (length > 0 && _now.Any(reached => reached.Accepting)) exact = false;
            switch (Advance(classes))
            {
                case null: return null;
                case false: return length;
            }

            if (_next.SetEquals(_now)) return classes.Slice.LengthMax;
            (_now, _next) = (_next, _now);
        }

        return classes.Slice.LengthMax;
    }

    // Over one character from each state: whether all fit, or none, or (null) only some.
    private bool? Advance(SliceClasses classes)
    {
        _next.Clear();
        _work.Clear();
        foreach (var state in _now) _work.Add((state, 0));
        bool? fits = null;
        for (var i = 0; i < _work.Count; i++)
        {
            var (state, position) = _work[i];
            fuel.Spend(_work.Count); // each step may search it
            foreach (var (byteClass, to) in classes.StepsFrom(position))
            {
                fuel.Spend(1);
                var next = automaton.Next(state, byteClass, fuel);
                if (fits == next.Dead || (position > 0 && next.Dead)) return null;
                fits = !next.Dead;
                if (next.Dead) continue;
                if (to == 0) _next.Add(next);
                else if (!_work.Contains((next, to))) _work.Add((next, to));
            }

            if (_next.Count > StatesMax || _work.Count > 8 * StatesMax) return null;
        }

        return fits ?? false;
    }
}
