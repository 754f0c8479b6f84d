using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Shapes;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>Writes arrays.</summary>
internal sealed class ArrayWriter(GrammarBuilder builder, JsonLayout layout, CompileReport report, ValueWriter values)
{
    /// <summary>The arrays of a shape; nothing where there are none.</summary>
    public IEnumerable<Expr> Write(ArrayShape shape)
    {
        var counts = shape.Contains.Where(count => count is not { Min: 0, Max: null }).ToList();
        if (counts.Count > 0) return WriteCounted(shape, counts);
        var max = shape.Max;
        var prefix = new List<Expr>();
        foreach (var demand in shape.Prefix.Take(max ?? int.MaxValue))
        {
            if (values.Write(demand) is not { } item) break;
            prefix.Add(item);
        }

        var rest = prefix.Count < shape.Prefix.Length || max <= prefix.Count ? null : values.Write(shape.Rest);
        if (rest is null) max = Bounds.Least(max, prefix.Count);
        if (shape.Min > max) return [];
        if (shape.UniqueAt is { } at && !(max <= 1))
            report.Cannot(
                at,
                "That all items differ cannot be kept while they are written; list what may be chosen as properties.");
        return WriteItems(prefix, rest, shape.Min, max);
    }

    private IEnumerable<Expr> WriteItems(List<Expr> prefix, Expr? rest, int min, int? max)
    {
        if (min == 0) yield return layout.EmptyArray;
        if (max == 0) yield break;
        min = Math.Max(min, 1);
        if (prefix.Count == 0)
        {
            yield return layout.Array(builder.Sequence(rest!.Value, More(rest.Value, min - 1, max - 1)));
            yield break;
        }

        var tail = rest is { } item
            ? More(item, Math.Max(0, min - prefix.Count), max - prefix.Count)
            : builder.Empty;
        for (var i = prefix.Count - 1; i > 0; i--)
        {
            tail = builder.Sequence(layout.Comma, prefix[i], tail);
            if (i >= min) tail = builder.Optional(tail);
        }

        yield return layout.Array(builder.Sequence(prefix[0], tail));
    }

    private Expr More(Expr item, int min, int? max) => builder.Repeat(builder.Sequence(layout.Comma, item), min, max);

    // Some other items, then as often as needed one of the kind and more others.
    private IEnumerable<Expr> WriteCounted(ArrayShape shape, List<ItemCount> counts)
    {
        var count = counts[0];
        if (counts.Count > 1 || shape.Prefix.Length > 0 || shape.Max is not null || shape.Min > count.Min
            || shape.UniqueAt is not null)
        {
            report.Cannot(count.Pointer, "\"contains\" cannot be kept beside other keywords for items; use prefixItems instead.");
            return Write(shape with { Contains = [] });
        }

        var other = values.Write(count.Max is null ? shape.Rest : shape.Rest.And(count.NotItem));
        return values.Write(shape.Rest.And(count.Item)) is { } item ? WriteKinds(item, other, count)
            : count.Min > 0 ? []
            : WriteItems([], other, 0, other is null ? 0 : null);
    }

    private IEnumerable<Expr> WriteKinds(Expr item, Expr? other, ItemCount count)
    {
        var others = other is { } some ? More(some, 0, null) : builder.Empty;
        var next = builder.Sequence(item, others);
        var more = count.Max is { } max ? Math.Max(max, count.Min) - 1 : (int?)null;
        if (count.Max < count.Min) yield break;
        if (count.Min == 0)
        {
            foreach (var without in WriteItems([], other, 0, other is null ? 0 : null)) yield return without;
            if (count.Max == 0) yield break;
        }

        var rest = builder.Repeat(builder.Sequence(layout.Comma, next), Math.Max(count.Min, 1) - 1, more);
        yield return layout.Array(builder.Sequence(next, rest));
        if (other is { } first)
            yield return layout.Array(builder.Sequence(first, others, layout.Comma, next, rest));
    }
}
