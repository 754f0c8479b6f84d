namespace MixtralServer.Grammar.Automata;

/// <summary>
/// What may follow after a byte (Brzozowski 1964), in the form of Antimirov 1996: alternatives, each a chain of parts of the
/// original expression. So the steps of an expression without set operations come from a set that grows only with its size and
/// counters. An explicit stack, as expressions nest as deep as users like.
/// </summary>
internal sealed class Derivatives(RegularPool pool)
{
    // Forgotten together when there are so many; they are only a cache.
    private const int RememberedMax = 1 << 14;

    private const int FuelPerStep = 8;

    private readonly Dictionary<long, RegularNode> _known = [];
    private readonly Stack<RegularNode> _pending = new();
    private readonly Stack<RegularNode> _heads = new(); // bounded by the nesting of the original expression

    /// <summary>What may follow in an expression after a byte.</summary>
    public RegularNode After(RegularNode node, byte value)
    {
        if (_known.Count > RememberedMax) _known.Clear();
        _pending.Clear(); // an earlier one may have run out of fuel
        _pending.Push(node);
        while (_pending.TryPeek(out var next))
        {
            if (Step(next, value) is { } result)
            {
                _known[KeyOf(next, value)] = result;
                _pending.Pop();
            }
        }

        return _known[KeyOf(node, value)];
    }

    private static long KeyOf(RegularNode node, byte value) => ((long)node.Id << 8) | value;

    // Null where parts have to be looked at first; they are then on the stack.
    private RegularNode? Step(RegularNode node, byte value)
    {
        pool.Fuel.Spend(FuelPerStep + node.Items.Length);
        if (!node.First.Contains(value)) return pool.Nothing;
        return node.Kind switch
        {
            RegularKind.Bytes => pool.Empty,
            RegularKind.Literal => pool.Literal(node.Text!, node.Min + 1),
            RegularKind.Concat => StepConcat(node, value),
            RegularKind.Union => Parts(node, value) is { } parts ? pool.Union(parts) : null,
            RegularKind.And => Parts(node, value) is { } parts ? pool.And(parts) : null,
            RegularKind.Not => Part(node.Items[0], value) is { } part ? pool.Not(part) : null,
            RegularKind.Repeat => Part(node.Items[0], value) is { } part ? Append(part, OneFewer(node)) : null,
            _ => pool.Nothing,
        };
    }

    private RegularNode? StepConcat(RegularNode node, byte value)
    {
        var (head, tail) = (node.Items[0], node.Items[1]);
        var first = Part(head, value);
        if (!head.Nullable) return first is null ? null : Append(first, tail);
        var second = Part(tail, value);
        return first is null || second is null ? null : pool.Union([Append(first, tail), second]);
    }

    private RegularNode OneFewer(RegularNode repeat) => pool.Repeat(
        repeat.Items[0],
        Math.Max(0, repeat.Min - 1),
        repeat.Max == RegularNode.Unbounded ? RegularNode.Unbounded : repeat.Max - 1);

    private List<RegularNode>? Parts(RegularNode node, byte value)
    {
        var parts = new List<RegularNode>(node.Items.Length);
        var complete = true;
        foreach (var item in node.Items)
        {
            if (Part(item, value) is { } part) parts.Add(part);
            else complete = false;
        }

        return complete ? parts : null;
    }

    private RegularNode? Part(RegularNode node, byte value)
    {
        if (!node.First.Contains(value)) return pool.Nothing;
        if (node.Kind == RegularKind.Bytes) return pool.Empty;
        if (_known.TryGetValue(KeyOf(node, value), out var known)) return known;
        _pending.Push(node);
        return null;
    }

    // Puts an original part behind each alternative, keeping chains flat.
    private RegularNode Append(RegularNode derived, RegularNode tail) => derived.Kind == RegularKind.Union
        ? pool.Union(derived.Items.Select(item => AppendToChain(item, tail)))
        : AppendToChain(derived, tail);

    private RegularNode AppendToChain(RegularNode chain, RegularNode tail)
    {
        if (chain.Kind != RegularKind.Concat) return pool.Concat(chain, tail);
        _heads.Clear(); // an earlier one may have run out of fuel
        for (; chain.Kind == RegularKind.Concat; chain = chain.Items[1]) _heads.Push(chain.Items[0]);
        pool.Fuel.Spend(_heads.Count);
        var joined = pool.Concat(chain, tail);
        while (_heads.TryPop(out var head)) joined = pool.Concat(head, joined);
        return joined;
    }
}
