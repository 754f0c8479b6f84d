namespace MixtralServer.Grammar.Automata;

/// <summary>
/// Expressions with small counters that behave as the original ones do for a few bytes: each round takes a byte at least, so
/// counts beyond what a token can use up make no difference to it. Then a string has the same mask at any place far from its
/// bounds.
/// <para>
/// In an intersection, what is left of a counter can decide whether there is a common text at all. But with S states in the
/// automaton without the upper bound, a common text that exists is also there within S more bytes; so a bound that leaves room
/// for a token and S bytes makes no difference either. Lower bounds and complements stay as they are.
/// </para>
/// </summary>
/// <param name="pool">Of the expressions.</param>
/// <param name="lengthMax">Bytes for which the forms must agree.</param>
/// <param name="hasAtMost">Whether the automaton of an expression has at most so many states.</param>
internal sealed class CounterClipping(RegularPool pool, int lengthMax, Func<RegularNode, int, bool> hasAtMost)
{
    private readonly Stack<RegularNode> _pending = new();

    public RegularNode Clip(RegularNode node)
    {
        _pending.Clear(); // an earlier one may have run out of fuel
        _pending.Push(node);
        while (_pending.TryPeek(out var next))
        {
            if (next.Clipped is not null || TryClip(next)) _pending.Pop();
        }

        return node.Clipped!;
    }

    private bool TryClip(RegularNode node)
    {
        if (node.Kind is not (RegularKind.Concat or RegularKind.Union or RegularKind.Repeat))
        {
            node.Clipped = node.Kind == RegularKind.And ? ClipAnd(node) : node;
            return true;
        }

        var missing = node.Items.Where(item => item.Clipped is null).ToList();
        foreach (var item in missing) _pending.Push(item);
        if (missing.Count > 0) return false;
        node.Clipped = Rebuild(node, [.. node.Items.Select(item => item.Clipped!)]);
        node.Clipped.Clipped = node.Clipped;
        return true;
    }

    private RegularNode Rebuild(RegularNode node, RegularNode[] items) => node.Kind switch
    {
        RegularKind.Concat => pool.Concat(items[0], items[1]),
        RegularKind.Union => pool.Union(items),
        _ => pool.Repeat(items[0], Math.Min(node.Min, lengthMax + 1), ClipMax(node.Max)),
    };

    private RegularNode ClipAnd(RegularNode node)
    {
        var boundLeast = RegularNode.Unbounded;
        var items = new List<RegularNode>(node.Items.Length);
        foreach (var item in node.Items) items.Add(Loosen(item, ref boundLeast));
        var loose = pool.And(items);
        if (boundLeast == RegularNode.Unbounded || boundLeast <= lengthMax) return node;
        return hasAtMost(loose, boundLeast - lengthMax) ? loose : node;
    }

    // Without the upper bound of a repeat, alone or behind the rest of a character.
    private RegularNode Loosen(RegularNode item, ref int boundLeast)
    {
        var last = item.Kind == RegularKind.Concat ? item.Items[1] : item;
        if (last is not { Kind: RegularKind.Repeat, Min: 0, Max: < RegularNode.Unbounded }) return item;
        boundLeast = Math.Min(boundLeast, last.Max);
        var loose = pool.Repeat(last.Items[0], 0, RegularNode.Unbounded);
        return last == item ? loose : pool.Concat(item.Items[0], loose);
    }

    private int ClipMax(int max) => max == RegularNode.Unbounded ? max : Math.Min(max, lengthMax + 1);
}
