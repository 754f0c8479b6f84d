using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Shapes;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>Which names undeclared properties may have, in classes whose values satisfy the same demand.</summary>
internal sealed class PropertyNames(GrammarBuilder builder, ShapeExpander expander, StringWriter strings, TextChecks texts)
{
    // All combinations of that many patterns are told apart; beyond, only names that match one pattern or none.
    private const int CombinedMax = 4;

    /// <summary>Whether a declared property may have its name.</summary>
    public bool Admits(ObjectShape shape, string name)
        => shape.Names.IsAny
            || expander.Expand(shape.Names).Any(allowed => allowed.String is { } names && texts.Admits(names, name));

    /// <summary>What the value of a declared property must satisfy.</summary>
    public Demand DemandOf(ObjectShape shape, string name) => shape.Of(name, texts.Matches);

    /// <summary>The classes of names other than some, with what their values must satisfy.</summary>
    public IEnumerable<(Expr Name, Demand Demand)> Others(ObjectShape shape, IReadOnlyCollection<string> known)
    {
        var patterns = shape.Layers.SelectMany(layer => layer.Patterns).DistinctBy(pattern => pattern.Name).ToList();
        foreach (var matched in Combinations([.. patterns.Select(pattern => pattern.Name)]))
        {
            var demand = shape.Layers.Aggregate(Demand.Any, (all, layer) => all.And(layer.Of(matched)));
            if (Names(shape, known, patterns, matched) is { } names) yield return (names, demand);
        }
    }

    private static IEnumerable<IReadOnlySet<string>> Combinations(List<string> patterns)
    {
        if (patterns.Count > CombinedMax)
            return patterns.Select(pattern => new HashSet<string> { pattern }).Append([]);
        return Enumerable.Range(0, 1 << patterns.Count)
            .Select(bits => patterns.Where((_, index) => (bits >> index & 1) != 0).ToHashSet());
    }

    // A pattern that cannot be used is left out on both sides: a name may then have what either demands.
    private Expr? Names(
        ObjectShape shape, IReadOnlyCollection<string> known, List<NamedDemand> patterns, IReadOnlySet<string> matched)
    {
        List<Expr> parts = [];
        if (!shape.Names.IsAny)
        {
            var allowed = expander.Expand(shape.Names).Select(names => names.String).OfType<StringShape>().ToList();
            if (allowed.Count == 0) return null;
            parts.Add(builder.Choice([.. allowed.Select(strings.Decoded)]));
        }

        foreach (var pattern in patterns)
        {
            if (strings.Pattern(pattern.Name, pattern.Pointer) is { } names)
                parts.Add(matched.Contains(pattern.Name) ? names : builder.Complement(names));
        }

        if (known.Count > 0)
            parts.Add(builder.Complement(builder.Choice([.. known.Select(name => builder.Text(name))])));
        return strings.Quoted(builder.Intersect([.. parts]));
    }
}
