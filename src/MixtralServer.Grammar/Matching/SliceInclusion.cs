using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Grammar.Matching;

/// <summary>
/// Tells from the form of an expression alone that any characters of a slice may follow in it, as many as a token has. So masks
/// of strings, and of names other than some, need no states but those that other tokens lead to.
/// </summary>
internal sealed class SliceInclusion(LazyAutomaton automaton, Fuel fuel)
{
    // Alternatives within heads within alternatives; deeper ones are walked.
    private const int DepthMax = 4;

    private readonly HashSet<(AutomatonState State, int Position)> _seen = [];
    private readonly Stack<(AutomatonState State, int Position)> _pending = new(); // bounded by the fuel

    /// <summary>Whether that is certain; else it may be so all the same.</summary>
    public bool Contains(RegularNode node, SliceClasses slice) => Contains(node, slice, 0);

    private bool Contains(RegularNode node, SliceClasses slice, int depth)
    {
        fuel.Spend(1);
        if (depth > DepthMax || !slice.First.IsWithin(node.First)) return false;
        return node.Kind switch
        {
            RegularKind.Repeat => ContainsRounds(node, slice, excludedMost: -1),
            RegularKind.Concat => node.Items[1].LengthSure >= 0 && Contains(node.Items[0], slice, depth + 1),
            RegularKind.Union => ContainsAny(node.Items, slice, depth + 1),
            RegularKind.And => TextLengths.OnlyPositive(node.Items, out var excludedMost) is { Kind: RegularKind.Repeat } only
                && ContainsRounds(only, slice, excludedMost),
            _ => false,
        };
    }

    private bool ContainsAny(RegularNode[] items, SliceClasses slice, int depth)
    {
        foreach (var item in items)
        {
            if (Contains(item, slice, depth)) return true;
        }

        return false;
    }

    // A text that goes on until it is longer than all that is excluded is not excluded; each round has a byte at least.
    private bool ContainsRounds(RegularNode repeat, SliceClasses slice, long excludedMost)
        => repeat.Max >= slice.Slice.LengthMax && repeat.Max > excludedMost && IsAnyOne(repeat.Items[0], slice);

    // Whether an expression matches each character of the slice by itself.
    private bool IsAnyOne(RegularNode node, SliceClasses slice)
    {
        var (known, holds) = (1 << (2 * slice.Index), 2 << (2 * slice.Index));
        var bits = node.SliceBits;
        if ((bits & known) != 0) return (bits & holds) != 0;
        var found = slice.First.IsWithin(node.First) && Follow(node, slice);
        node.AddSliceBits(found ? known | holds : known);
        return found;
    }

    private bool Follow(RegularNode node, SliceClasses slice)
    {
        _seen.Clear();
        _pending.Clear();
        _pending.Push((automaton.Start(node, fuel), 0));
        while (_pending.TryPop(out var from))
        {
            foreach (var (byteClass, to) in slice.StepsFrom(from.Position))
            {
                fuel.Spend(1);
                var next = automaton.Next(from.State, byteClass, fuel);
                if (next.Dead || (to == 0 && !next.Accepting)) return false;
                if (to != 0 && _seen.Add((next, to))) _pending.Push((next, to));
            }
        }

        return true;
    }
}
