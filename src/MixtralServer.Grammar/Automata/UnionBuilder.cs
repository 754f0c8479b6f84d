namespace MixtralServer.Grammar.Automata;

/// <summary>The normal form of alternatives.</summary>
internal sealed class UnionBuilder(RegularPool pool)
{
    public RegularNode Build(IEnumerable<RegularNode> items)
    {
        var flat = new HashSet<RegularNode>();
        var bytes = default(ByteSet);
        foreach (var item in items)
        {
            if (item.Kind == RegularKind.Union) AddAll(item.Items);
            else Add(item);
        }

        if (flat.Contains(pool.AnyText)) return pool.AnyText;
        flat.Add(pool.Bytes(bytes));
        flat.Remove(pool.Nothing);
        if (flat.Count > 1) MergeRepeats(flat);
        if (flat.Any(item => item.Nullable && item != pool.Empty)) flat.Remove(pool.Empty);
        return flat.Count switch
        {
            0 => pool.Nothing,
            1 => flat.First(),
            _ => pool.InternUnion([.. flat.OrderBy(item => item.Id)]),
        };

        void AddAll(RegularNode[] nested)
        {
            foreach (var item in nested) Add(item);
        }

        void Add(RegularNode item)
        {
            if (item.Kind == RegularKind.Bytes) bytes |= item.Set;
            else flat.Add(item);
        }
    }

    public RegularNode WithoutEmpty(RegularNode union) => Build(union.Items.Where(item => item != pool.Empty));

    // x{a,b}t and x{c,d}t are one where a..b and c..d touch: else counting ambiguous rounds would double at each step.
    private void MergeRepeats(HashSet<RegularNode> flat)
    {
        Dictionary<(RegularNode Item, RegularNode Tail), List<RegularNode>>? groups = null;
        foreach (var item in flat)
        {
            var (head, rest) = item.Kind == RegularKind.Concat ? (item.Items[0], item.Items[1]) : (item, pool.Empty);
            if (head.Kind != RegularKind.Repeat) continue;
            groups ??= [];
            if (!groups.TryGetValue((head.Items[0], rest), out var group)) groups.Add((head.Items[0], rest), group = []);
            group.Add(item);
        }

        if (groups is null) return;
        foreach (var ((item, rest), group) in groups)
        {
            if (group.Count > 1) MergeGroup(flat, item, rest, group);
        }
    }

    private void MergeGroup(HashSet<RegularNode> flat, RegularNode item, RegularNode rest, List<RegularNode> group)
    {
        var bounds = group
            .Select(member => member.Kind == RegularKind.Concat ? member.Items[0] : member)
            .Select(repeat => (repeat.Min, repeat.Max))
            .Order();
        flat.ExceptWith(group);
        (int Min, int Max)? open = null;
        foreach (var (min, max) in bounds)
        {
            if (open is { } run && min <= run.Max + 1L)
            {
                open = (run.Min, Math.Max(run.Max, max));
                continue;
            }

            Close();
            open = (min, max);
        }

        Close();

        void Close()
        {
            if (open is var (min, max)) flat.Add(pool.Concat(pool.Repeat(item, min, max), rest));
        }
    }
}
