namespace MixtralServer.Grammar.Automata;

/// <summary>
/// Makes regular expressions in a normal form and each only once. Normal form: nested repeats are multiplied where that is the
/// same, alternatives are flat, sorted and without those that others cover, and nothing is built on what matches nothing. Parts
/// that stand one after the other stay nested as they came, since flattening shared ones could take exponential space.
/// Not safe for several threads.
/// </summary>
internal sealed class RegularPool
{
    // Of a node with its entry in the table, roughly.
    private const int NodeBytes = 160;

    // Work, in units of fuel: looking an expression up, and making one.
    private const int FuelPerLook = 8;
    private const int FuelPerNode = 30;

    private const int FuelPerMember = 20;

    private readonly HashSet<RegularNode> _nodes = new(NodeComparer.Instance); // bounded by the budget
    private readonly HashSet<RegularNode>.AlternateLookup<NodeKey> _byKey;
    private readonly MemoryBudget _budget;
    private readonly UnionBuilder _unions;

    /// <param name="budget">What is left of the grammar's memory.</param>
    /// <param name="fuel">Pays for what is done until somebody else does.</param>
    public RegularPool(MemoryBudget budget, Fuel fuel)
    {
        (_budget, Fuel) = (budget, fuel);
        _byKey = _nodes.GetAlternateLookup<NodeKey>();
        _unions = new UnionBuilder(this);
        Nothing = Intern(new NodeKey(RegularKind.Nothing, [], default, null, 0, 0));
        Empty = Intern(new NodeKey(RegularKind.Empty, [], default, null, 0, 0));
        AnyText = Repeat(Utf8.Lower(this, Ir.CodePointSet.All), 0, RegularNode.Unbounded);
    }

    /// <summary>Pays for the work that is done here: that of whoever asks at the moment.</summary>
    public Fuel Fuel { get; set; }

    public RegularNode Nothing { get; }

    public RegularNode Empty { get; }

    /// <summary>Any well-formed UTF-8. Whatever grammars say is part of it, so it covers every alternative beside it.</summary>
    public RegularNode AnyText { get; }

    public IEnumerable<RegularNode> Nodes => _nodes;

    public RegularNode Bytes(ByteSet set)
        => set.IsEmpty ? Nothing : Intern(new NodeKey(RegularKind.Bytes, [], set, null, 0, 0));

    public RegularNode Literal(LiteralText text, int offset) => (text.Bytes.Length - offset) switch
    {
        0 => Empty,
        1 => Bytes(ByteSet.Of(text.Bytes[offset])),
        _ => Intern(new NodeKey(RegularKind.Literal, [], default, text, offset, 0)),
    };

    public RegularNode Concat(RegularNode first, RegularNode second)
    {
        if (first == Nothing || second == Nothing) return Nothing;
        if (first == Empty) return second;
        if (second == Empty) return first;
        return Joined(first, second)
            ?? Intern(new NodeKey(RegularKind.Concat, [first, second], default, null, 0, 0));
    }

    public RegularNode Repeat(RegularNode item, int min, int max)
    {
        if (max == 0 || item == Empty) return Empty;
        if (item == Nothing) return min == 0 ? Empty : Nothing;
        if (item.Nullable) min = 0;
        if (item.Kind == RegularKind.Union && item.Nullable) item = _unions.WithoutEmpty(item);
        while (item.Kind == RegularKind.Repeat && Multiplied(item, min, max) is var (low, high))
            (item, min, max) = (item.Items[0], low, high);
        if (min == 1 && max == 1) return item;
        return Intern(new NodeKey(RegularKind.Repeat, [item], default, null, min, max));
    }

    public RegularNode Union(IEnumerable<RegularNode> items) => _unions.Build(items);

    public RegularNode And(IEnumerable<RegularNode> items)
    {
        var flat = new HashSet<RegularNode>();
        foreach (var item in items)
        {
            Fuel.Spend(FuelPerMember);
            if (item == Nothing || (item.Kind == RegularKind.Not && item.Items[0] == AnyText)) return Nothing;
            if (item.Kind == RegularKind.And) flat.UnionWith(item.Items);
            else flat.Add(item);
        }

        if (flat.Contains(Empty)) return flat.All(item => item.Nullable) ? Empty : Nothing;
        if (flat.Any(item => item.Kind == RegularKind.Not && flat.Contains(item.Items[0]))) return Nothing;
        if (flat.Any(item => item != AnyText && item.Kind != RegularKind.Not)) flat.Remove(AnyText);
        if (flat.Count > 1) flat.RemoveWhere(item => item.Kind == RegularKind.Not && item.Items[0] == Nothing);
        if (flat.Count == 1) return flat.First();
        return Intern(new NodeKey(RegularKind.And, [.. flat.OrderBy(item => item.Id)], default, null, 0, 0));
    }

    /// <summary>Any bytes but those of the item; only meant to be intersected with text.</summary>
    public RegularNode Not(RegularNode item) => item.Kind == RegularKind.Not
        ? item.Items[0]
        : Intern(new NodeKey(RegularKind.Not, [item], default, null, 0, 0));

    internal RegularNode InternUnion(RegularNode[] items)
        => Intern(new NodeKey(RegularKind.Union, items, default, null, 0, 0));

    // x{a,b}x{c,d} and xx{c,d}, alone or with more behind them.
    private RegularNode? Joined(RegularNode first, RegularNode second)
    {
        var (next, rest) = second.Kind == RegularKind.Concat ? (second.Items[0], second.Items[1]) : (second, Empty);
        if (next.Kind != RegularKind.Repeat) return null;
        var (item, min, max) = first.Kind == RegularKind.Repeat && first.Items[0] == next.Items[0]
            ? (first.Items[0], first.Min, first.Max)
            : (first, 1, 1);
        if (item != next.Items[0] || Sum(min, next.Min) is not { } low || Sum(max, next.Max) is not { } high) return null;
        return Concat(Repeat(item, low, high), rest);
    }

    private static int? Sum(int x, int y)
    {
        if (x == RegularNode.Unbounded || y == RegularNode.Unbounded) return RegularNode.Unbounded;
        return (long)x + y < RegularNode.Unbounded ? x + y : null;
    }

    // x{a,b}{m,n} is x{am,bn} where the runs of one more and one fewer round leave no gap between them.
    private static (int Min, int Max)? Multiplied(RegularNode inner, int min, int max)
    {
        var gapless = min == max || inner.Min <= 1 || (inner.Max == RegularNode.Unbounded && min >= 1)
            || (min >= 1 && (min + 1L) * inner.Min <= (long)min * inner.Max + 1);
        if (!gapless || Product(inner.Min, min) is not { } low || Product(inner.Max, max) is not { } high) return null;
        return (low, high);
    }

    private static int? Product(int x, int y)
    {
        if (x == 0 || y == 0) return 0;
        if (x == RegularNode.Unbounded || y == RegularNode.Unbounded) return RegularNode.Unbounded;
        return (long)x * y < RegularNode.Unbounded ? x * y : null;
    }

    private RegularNode Intern(NodeKey key)
    {
        Fuel.Spend(FuelPerLook + key.Items.Length);
        if (_byKey.TryGetValue(key, out var node)) return node;
        Fuel.Spend(FuelPerNode + key.Items.Length);
        _budget.Take(NodeBytes + 8 * key.Items.Length);
        node = key.ToNode(_nodes.Count);
        _nodes.Add(node);
        return node;
    }
}
