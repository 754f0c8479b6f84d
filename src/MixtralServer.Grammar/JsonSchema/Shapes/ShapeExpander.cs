using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>
/// Turns schemas into unions of shapes: combining keywords are worked out, what items and properties must satisfy stays a demand.
/// Exact but for what the report says, and but for values left out where a negation is beyond shapes.
/// </summary>
internal sealed class ShapeExpander
{
    // References in a row, and combinations within each other; each takes a few frames of the stack.
    private const int DepthMax = 100;

    private readonly SchemaDocument _document;
    private readonly DemandTable _table;
    private readonly CompileReport _report;
    private readonly KeywordShapes _shapes;
    private readonly KeywordNegations _negations;
    private readonly ShapePruner _pruner;
    private readonly Dictionary<SchemaNode, IReadOnlyList<Shape>> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Demand, IReadOnlyList<Shape>?> _expanded = []; // null: being expanded
    private int _depth;

    public ShapeExpander(SchemaDocument document, DemandTable table, CompileReport report, TextChecks texts)
    {
        (_document, _table, _report) = (document, table, report);
        _shapes = new KeywordShapes(table, report, texts.Patterns);
        _negations = new KeywordNegations(table, _shapes);
        _pruner = new ShapePruner(this, texts);
    }

    /// <summary>The values that satisfy a demand.</summary>
    public IReadOnlyList<Shape> Expand(Demand demand)
    {
        if (demand.IsAny) return Alternatives.Any;
        if (_expanded.TryGetValue(demand, out var known)) return known ?? Alternatives.Any;
        _expanded[demand] = null;
        var shapes = Alternatives.Any;
        foreach (var (node, negated) in demand.Items)
            shapes = Meet(shapes, negated ? Except(_table[node]).Shapes : Of(_table[node]), _table[node].Pointer);
        _expanded[demand] = shapes = _pruner.Prune(shapes);
        return shapes;
    }

    /// <summary>The values that satisfy a schema.</summary>
    public IReadOnlyList<Shape> Of(SchemaNode node)
    {
        if (node is SchemaNode.Never) return Alternatives.None;
        if (_known.TryGetValue(node, out var known)) return known;
        if (!Enter(node)) return Alternatives.None;
        var keywords = SchemaChildren.KeywordsOf(node);
        var shapes = Alternatives.Any;
        foreach (var keyword in keywords)
            shapes = Meet(shapes, Of(keyword), keyword.Pointer);
        foreach (var one in keywords.OfType<SchemaKeyword.OneOf>())
            shapes = Exclusive(shapes, one);
        foreach (var keyword in keywords)
            shapes = Unevaluated.Apply(shapes, keyword, _table);
        _depth--;
        _known[node] = shapes;
        return shapes;
    }

    /// <summary>The values that do not satisfy a schema.</summary>
    public Negation Except(SchemaNode node)
    {
        if (node is SchemaNode.Never) return Negation.Exactly(Alternatives.Any);
        if (!Enter(node)) return Negation.Unknown;
        var parts = SchemaChildren.KeywordsOf(node).Select(Except).ToList();
        _depth--;
        return Join(parts, node.Pointer);
    }

    private bool Enter(SchemaNode node)
    {
        if (_report.Problem is not null) return false;
        if (++_depth <= DepthMax) return true;
        _depth--;
        _report.Fail(node.Pointer, "Too many references and combinations lead here one after the other; put fewer in a row.");
        return false;
    }

    private IReadOnlyList<Shape> Of(SchemaKeyword keyword) => keyword switch
    {
        SchemaKeyword.Reference reference => Of(_document.TargetOf(reference)),
        SchemaKeyword.AllOf(var at, var parts) =>
            parts.Aggregate(Alternatives.Any, (shapes, part) => Meet(shapes, Of(part), at)),
        SchemaKeyword.AnyOf(var at, var parts) => Bounded(Alternatives.Join(parts.Select(Of)), at),
        SchemaKeyword.Not not => OfNot(not),
        SchemaKeyword.Condition condition => OfCondition(condition),
        SchemaKeyword.DependentSchema(var at, var name, var schema) => Bounded(
            Alternatives.Join(
                [_shapes.Without(name)], Meet([KeywordShapes.Only(new ObjectShape { Required = [name] })], Of(schema), at)),
            at),
        SchemaKeyword.OneOf or SchemaKeyword.UnevaluatedItems or SchemaKeyword.UnevaluatedProperties => Alternatives.Any,
        _ => _shapes.Of(keyword),
    };

    private Negation Except(SchemaKeyword keyword) => keyword switch
    {
        SchemaKeyword.Reference reference => Except(_document.TargetOf(reference)),
        SchemaKeyword.AllOf(var at, var parts) => Join(parts.Select(Except), at),
        SchemaKeyword.AnyOf(var at, var parts) => Meet(parts.Select(Except), at),
        SchemaKeyword.OneOf(var at, var parts) => Meet(parts.Select(Except), at) with { IsExact = false },
        SchemaKeyword.Not(_, var schema) => Negation.Exactly(Of(schema)),
        SchemaKeyword.Condition condition => ExceptCondition(condition),
        SchemaKeyword.DependentSchema(var at, var name, var schema) => Meet(
            [Negation.Exactly(KeywordShapes.Only(new ObjectShape { Required = [name] })), Except(schema)], at),
        _ => _negations.Of(keyword),
    };

    private IReadOnlyList<Shape> OfNot(SchemaKeyword.Not not)
    {
        var (shapes, exact) = Except(not.Schema);
        if (exact || shapes.Count > 0) return shapes;
        _report.Cannot(not.Pointer, "This \"not\" cannot be kept while a text is written; say what is allowed instead.");
        return Alternatives.Any;
    }

    private IReadOnlyList<Shape> OfCondition(SchemaKeyword.Condition condition)
    {
        if (condition is { Then: null, Else: null }) return Alternatives.Any;
        var then = condition.Then is null ? Of(condition.If) : Meet(Of(condition.If), Of(condition.Then), condition.Pointer);
        var (others, exact) = Except(condition.If);
        var otherwise = condition.Else is null ? others : Meet(others, Of(condition.Else), condition.Pointer);
        if (exact || others.Count > 0) return Bounded(Alternatives.Join(then, otherwise), condition.Pointer);
        _report.Cannot(condition.Pointer, "This \"if\" cannot be kept while a text is written; use oneOf with a const in each.");
        return Alternatives.Any;
    }

    private Negation ExceptCondition(SchemaKeyword.Condition condition)
    {
        var then = condition.Then is null
            ? Negation.None
            : Meet([Negation.Exactly(Of(condition.If)), Except(condition.Then)], condition.Pointer);
        var otherwise = condition.Else is null
            ? Negation.None
            : Meet([Except(condition.If), Except(condition.Else)], condition.Pointer);
        return Join([then, otherwise], condition.Pointer);
    }

    // A value of one part must not satisfy another. Where it might, what satisfies the other is taken away.
    private IReadOnlyList<Shape> Exclusive(IReadOnlyList<Shape> context, SchemaKeyword.OneOf one)
    {
        var parts = one.Parts.Select(part => _pruner.Prune(Meet(context, Of(part), one.Pointer))).ToList();
        List<IReadOnlyList<Shape>> exclusive = [];
        for (var i = 0; i < parts.Count && _report.Problem is null; i++)
        {
            var mine = parts[i];
            for (var j = 0; j < parts.Count; j++)
            {
                if (j != i && _pruner.Prune(Meet(mine, parts[j], one.Pointer)).Count > 0)
                    mine = WithoutOther(mine, one, one.Parts[j]);
            }

            exclusive.Add(mine);
        }

        return Bounded(Alternatives.Join(exclusive), one.Pointer);
    }

    private IReadOnlyList<Shape> WithoutOther(IReadOnlyList<Shape> mine, SchemaKeyword.OneOf one, SchemaNode other)
    {
        var (others, exact) = Except(other);
        var rest = _pruner.Prune(Meet(mine, others, one.Pointer));
        if (exact || rest.Count > 0) return rest;
        _report.Cannot(one.Pointer, "Values can satisfy several of these schemas; tell them apart by a const, or use anyOf.");
        return mine;
    }

    private Negation Join(IEnumerable<Negation> parts, string pointer)
    {
        var all = parts.ToList();
        return new Negation(Bounded(Alternatives.Join(all.Select(part => part.Shapes)), pointer), all.TrueForAll(part => part.IsExact));
    }

    private Negation Meet(IEnumerable<Negation> parts, string pointer)
        => parts.Aggregate(Negation.Exactly(Alternatives.Any), (all, part) =>
            new Negation(Meet(all.Shapes, part.Shapes, pointer), all.IsExact && part.IsExact));

    private IReadOnlyList<Shape> Meet(IReadOnlyList<Shape> one, IReadOnlyList<Shape> other, string pointer)
        => Bounded(Alternatives.Meet(one, other), pointer);

    private IReadOnlyList<Shape> Bounded(IReadOnlyList<Shape> shapes, string pointer)
    {
        if (shapes.Count <= Alternatives.Max) return shapes;
        _report.Fail(pointer, $"Combining these gives more than {Alternatives.Max} alternatives; use fewer.");
        return Alternatives.None;
    }
}
