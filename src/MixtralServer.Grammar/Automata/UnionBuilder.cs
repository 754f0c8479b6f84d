namespace MixtralServer.Grammar.Automata;

/// <summary>The normal form of alternatives.</summary>
internal sealed class UnionBuilder(RegularPool pool)
{
    private const int FuelPerItem = 6;

    private static readonly Comparison<RegularNode> ById = (x, y) => x.Id.CompareTo(y.Id);

    public RegularNode Build(IEnumerable<RegularNode> items)
    {
        var flat = new List<RegularNode>(); // bounded by the fuel
        var bytes = default(ByteSet);
        foreach (var item in items)
        {
            if (item.Kind == RegularKind.Union) AddAll(item.Items);
            else Add(item);
        }

        if (flat.Contains(pool.AnyText)) return pool.AnyText;
        if (!bytes.IsEmpty) flat.Add(pool.Bytes(bytes));
        Sort(flat);
        if (flat.Count > 1 && MergeRepeats(flat)) Sort(flat);
        if (flat.Exists(item => item.Nullable && item != pool.Empty)) flat.Remove(pool.Empty);
        return flat.Count switch
        {
            0 => pool.Nothing,
            1 => flat[0],
            _ => pool.InternUnion([.. flat]),
        };

        void AddAll(RegularNode[] nested)
        {
            foreach (var item in nested) Add(item);
        }

        void Add(RegularNode item)
        {
            pool.Fuel.Spend(FuelPerItem);
            if (item.Kind == RegularKind.Bytes) bytes |= item.Set;
            else if (item != pool.Nothing) flat.Add(item);
        }
    }

    public RegularNode WithoutEmpty(RegularNode union) => Build(union.Items.Where(item => item != pool.Empty));

    // In the order of their ids, each once.
    private static void Sort(List<RegularNode> flat)
    {
        if (flat.Count < 2) return;
        flat.Sort(ById);
        var kept = 1;
        for (var i = 1; i < flat.Count; i++)
        {
            if (flat[i] != flat[kept - 1]) flat[kept++] = flat[i];
        }

        flat.RemoveRange(kept, flat.Count - kept);
    }

    // x{a,b}t and x{c,d}t are one where a..b and c..d touch: else counting ambiguous rounds would double at each step.
    private bool MergeRepeats(List<RegularNode> flat)
    {
        if (flat.Count(item => HeadOf(item).Kind == RegularKind.Repeat) < 2) return false;
        Dictionary<(RegularNode Item, RegularNode Tail), List<RegularNode>>? groups = null;
        foreach (var item in flat)
        {
            var (head, rest) = item.Kind == RegularKind.Concat ? (item.Items[0], item.Items[1]) : (item, pool.Empty);
            if (head.Kind != RegularKind.Repeat) continue;
            groups ??= [];
            if (!groups.TryGetValue((head.Items[0], rest), out var group)) groups.Add((head.Items[0], rest), group = []);
            group.Add(item);
        }

        var merged = false;
        foreach (var ((item, rest), group) in groups!)
        {
            if (group.Count < 2) continue;
            MergeGroup(flat, item, rest, group);
            merged = true;
        }

        return merged;
    }

    private static RegularNode HeadOf(RegularNode item) => item.Kind == RegularKind.Concat ? item.Items[0] : item;

    private void MergeGroup(List<RegularNode> flat, RegularNode item, RegularNode rest, List<RegularNode> group)
    {
        var bounds = group
            .Select(HeadOf)
            .Select(repeat => (repeat.Min, repeat.Max))
            .Order();
        flat.RemoveAll(group.ToHashSet().Contains);
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
