using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Shapes;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>
/// Writes objects: declared properties in the order of the schema, then required ones that are not declared, then any others.
/// </summary>
internal sealed class ObjectWriter(
    GrammarBuilder builder,
    JsonLayout layout,
    SchemaCompileOptions options,
    CompileReport report,
    ValueWriter values,
    PropertyNames names)
{
    // Places times counts; beyond, the grammar gets too large.
    private const int TailsMax = 20_000;

    /// <summary>The objects of a shape; nothing where there are none.</summary>
    public IEnumerable<Expr> Write(ObjectShape shape)
    {
        var known = shape.Declared.Concat(shape.Required).Distinct().ToList();
        List<(Expr Member, bool Required)> members = [];
        foreach (var name in known)
        {
            var required = shape.Required.Contains(name);
            var value = names.Admits(shape, name) ? values.Write(names.DemandOf(shape, name)) : null;
            if (value is { } written) members.Add((Member(builder.Text(Key(name)), written), required));
            else if (required) return [];
        }

        var others = Others(shape, known);
        var (min, max) = (shape.Min, shape.Max);
        if (min <= members.Count(member => member.Required)) min = 0;
        if (others is null && max >= members.Count) max = null;
        if ((members.Count + 1) * (Math.Max((long)min, max ?? 0) + 2) <= TailsMax)
            return Write(members, others, min, max);
        report.Cannot(shape.CountedAt ?? "", $"This is too large beside {members.Count} properties; use a smaller number.");
        return Write(members, others, 0, null);
    }

    private static string Key(string name) => $"\"{JsonStringText.Escape(name)}\"";

    private Expr Member(Expr key, Expr value) => builder.Sequence(key, layout.Colon, value);

    private Expr? Others(ObjectShape shape, List<string> known)
    {
        if (!options.AllowsUndeclared && shape.Layers.Length > 0
            && shape.Layers.All(layer => !layer.TakesAll && layer.Patterns.Count == 0))
            return null;
        List<Expr> classes = [];
        foreach (var (name, demand) in names.Others(shape, known))
        {
            if (values.Write(demand) is { } value) classes.Add(Member(name, value));
        }

        return classes.Count == 0 ? null : builder.Choice([.. classes]);
    }

    // From the last place to the first: what may follow when so many members are there already. Counts beyond both bounds are
    // the same; without bounds, all that matters is whether a comma is needed.
    private IEnumerable<Expr> Write(List<(Expr Member, bool Required)> members, Expr? others, int min, int? max)
    {
        var top = Math.Max(1, Math.Max(min, max ?? 0));
        var tails = new Expr?[top + 1];
        for (var count = 0; count <= top; count++) tails[count] = Rest(others, count, min, max);
        for (var place = members.Count - 1; place >= 0; place--)
        {
            var (member, required) = members[place];
            var next = new Expr?[top + 1];
            for (var count = 0; count <= Math.Min(place, top); count++)
            {
                var with = count == max ? null : Then(count, member, tails[Math.Min(count + 1, top)]);
                next[count] = required ? with : Either(with, tails[count]);
            }

            tails = next;
        }

        if (min == 0 && !members.Exists(member => member.Required)) yield return layout.EmptyObject;
        if (tails[0] is { } some) yield return layout.Object(some);
    }

    private Expr? Then(int count, Expr member, Expr? tail)
    {
        if (tail is not { } rest) return null;
        return count == 0 ? builder.Sequence(member, rest) : builder.Sequence(layout.Comma, member, rest);
    }

    private Expr? Either(Expr? one, Expr? other)
        => one is { } first && other is { } second ? builder.Choice(first, second) : one ?? other;

    // The empty object is written apart, so that its brackets are not between two gaps.
    private Expr? Rest(Expr? others, int count, int min, int? max)
    {
        if (count > max) return null;
        var (fewest, most) = (Math.Max(0, min - count), max - count);
        if (count > 0)
            return others is { } more && most != 0 ? builder.Repeat(builder.Sequence(layout.Comma, more), fewest, most)
                : fewest > 0 ? null : builder.Empty;
        return others is { } first && most != 0
            ? builder.Sequence(first, builder.Repeat(builder.Sequence(layout.Comma, first), Math.Max(0, fewest - 1), most - 1))
            : null;
    }
}
