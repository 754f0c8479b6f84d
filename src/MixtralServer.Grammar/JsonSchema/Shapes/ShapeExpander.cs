using MixtralServer.Grammar.Ir;
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

    // Putting two shapes together, and looking into a demand or schema.
    private const int FuelPerMeeting = 100;
    private const int FuelPerSchema = 200;
    private const int MeetingsCountedMax = (Alternatives.Max + 1) * (Alternatives.Max + 1);

    private readonly GrammarBuilder _builder;
    private readonly SchemaDocument _document;
    private readonly DemandTable _table;
    private readonly CompileReport _report;
    private readonly KeywordShapes _shapes;
    private readonly ShapeNegator _negator;
    private readonly ShapePruner _pruner;
    private readonly Dictionary<SchemaNode, IReadOnlyList<Shape>> _known = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SchemaNode> _incomplete = new(ReferenceEqualityComparer.Instance); // something in them is left out
    private readonly Dictionary<Demand, IReadOnlyList<Shape>?> _expanded = []; // null: being expanded
    private int _depth;
    private int _leftOut;

    /// <param name="builder">Pays for the work.</param>
    /// <param name="document">The schema document.</param>
    /// <param name="table">The schemas that demands name.</param>
    /// <param name="report">Hears of what cannot be done.</param>
    /// <param name="texts">Tells which texts a schema's strings are.</param>
    public ShapeExpander(
        GrammarBuilder builder, SchemaDocument document, DemandTable table, CompileReport report, TextChecks texts)
    {
        _builder = builder;
        (_document, _table, _report) = (document, table, report);
        _shapes = new KeywordShapes(table, report, texts.Patterns);
        _negator = new ShapeNegator(document, new KeywordNegations(table, _shapes), this);
        _pruner = new ShapePruner(this, texts);
    }

    /// <summary>The values that satisfy a demand.</summary>
    public IReadOnlyList<Shape> Expand(Demand demand)
    {
        if (demand.IsAny) return Alternatives.Any;
        if (_expanded.TryGetValue(demand, out var known)) return known ?? Alternatives.Any;
        _builder.Spend(FuelPerSchema);
        _expanded[demand] = null;
        var shapes = Alternatives.Any;
        foreach (var (node, negated) in demand.Items)
        {
            if (negated) shapes = Meet(shapes, _negator.Of(_table[node]).Shapes, _table[node].Pointer);
        }

        shapes = Together(shapes, demand.Items.Where(item => !item.Negated).Select(item => _table[item.Node]), null);
        _expanded[demand] = shapes = _pruner.Prune(shapes);
        return shapes;
    }

    /// <summary>The values that satisfy a schema.</summary>
    public IReadOnlyList<Shape> Of(SchemaNode node)
    {
        if (_known.TryGetValue(node, out var known))
        {
            if (_incomplete.Contains(node)) _leftOut++;
            return known;
        }

        if (!Enter(node)) return Alternatives.Any;
        var before = _leftOut;
        var shapes = Together(Alternatives.Any, [node], node);
        foreach (var keyword in SchemaChildren.KeywordsOf(node).Where(Unevaluated.Is))
            shapes = ApplyUnevaluated(shapes, keyword, complete: _leftOut == before);
        if (_leftOut != before) _incomplete.Add(node);
        _depth--;
        _known[node] = shapes;
        return shapes;
    }

    /// <summary>Counts one more level.</summary>
    /// <returns>Whether it is still within the limit; then the caller must leave it again.</returns>
    public bool Enter(SchemaNode node)
    {
        if (_report.Problem is not null) return false;
        _builder.Spend(FuelPerSchema);
        if (++_depth <= DepthMax) return true;
        _depth--;
        LeaveOut(node.Pointer, "Too many references and combinations lead here one after the other; put fewer in a row.");
        return false;
    }

    /// <summary>Goes back up a level.</summary>
    public void Leave() => _depth--;

    /// <summary>The values in both unions; those in the first where that is too much.</summary>
    public IReadOnlyList<Shape> Meet(IReadOnlyList<Shape> one, IReadOnlyList<Shape> other, string pointer)
    {
        _builder.Spend(FuelPerMeeting * Math.Min(1 + (one.Count * other.Count), MeetingsCountedMax));
        return Bounded(Alternatives.Meet(one, other), pointer, one);
    }

    /// <summary>The union as it is, unless it has too many shapes: then another one in which it lies.</summary>
    public IReadOnlyList<Shape> Bounded(IReadOnlyList<Shape> shapes, string pointer, IReadOnlyList<Shape> wider)
    {
        if (shapes.Count <= Alternatives.Max) return shapes;
        LeaveOut(pointer, $"Combining these gives more than {Alternatives.Max} alternatives; use fewer.");
        return wider;
    }

    private void LeaveOut(string pointer, string message)
    {
        _leftOut++;
        _report.Cannot(pointer, message);
    }

    // What is left out might have looked at what would now count as unevaluated.
    private IReadOnlyList<Shape> ApplyUnevaluated(IReadOnlyList<Shape> shapes, SchemaKeyword keyword, bool complete)
    {
        if (complete && !(_report.IsLenient && Unevaluated.DependsOnItems(shapes, keyword)))
            return Unevaluated.Apply(shapes, keyword, _table);
        LeaveOut(keyword.Pointer, "What other keywords look at cannot be told in full; use additionalProperties or items instead.");
        return shapes;
    }

    // What holds at once is put together before alternatives are looked at: the more is known, the fewer of them remain.
    private IReadOnlyList<Shape> Together(IReadOnlyList<Shape> context, IEnumerable<SchemaNode> nodes, SchemaNode? self)
    {
        var conjunction = new Conjunction(_document, self);
        foreach (var node in nodes) conjunction.Add(node);
        if (conjunction.IsNever) return Alternatives.None;
        foreach (var keyword in conjunction.Simple) context = Meet(context, _shapes.Of(keyword), keyword.Pointer);
        foreach (var unit in conjunction.Units) context = Meet(context, Of(unit), unit.Pointer);
        foreach (var keyword in conjunction.Choices) context = _pruner.Prune(Meet(context, OfChoice(keyword), keyword.Pointer));
        foreach (var one in conjunction.Exclusive) context = OfExclusive(context, one);
        return context;
    }

    private IReadOnlyList<Shape> OfChoice(SchemaKeyword keyword) => keyword switch
    {
        SchemaKeyword.AnyOf(var at, var parts) => Bounded(Alternatives.Join(parts.Select(Of)), at, Alternatives.Any),
        SchemaKeyword.Not not => OfNot(not),
        SchemaKeyword.Condition condition => OfCondition(condition),
        SchemaKeyword.DependentSchema(var at, var name, var schema) => Bounded(
            Alternatives.Join(
                [_shapes.Without(name)], Meet([KeywordShapes.Only(new ObjectShape { Required = [name] })], Of(schema), at)),
            at,
            Alternatives.Any),
        _ => _shapes.Of(keyword),
    };

    private IReadOnlyList<Shape> OfNot(SchemaKeyword.Not not)
    {
        var (shapes, exact) = _negator.Of(not.Schema);
        if (exact || shapes.Count > 0) return shapes;
        LeaveOut(not.Pointer, "This \"not\" cannot be kept while a text is written; say what is allowed instead.");
        return Alternatives.Any;
    }

    private IReadOnlyList<Shape> OfCondition(SchemaKeyword.Condition condition)
    {
        if (condition is { Then: null, Else: null }) return Alternatives.Any;
        var then = condition.Then is null ? Of(condition.If) : Meet(Of(condition.If), Of(condition.Then), condition.Pointer);
        var (others, exact) = _negator.Of(condition.If);
        var otherwise = condition.Else is null ? others : Meet(others, Of(condition.Else), condition.Pointer);
        if (exact || others.Count > 0)
            return Bounded(Alternatives.Join(then, otherwise), condition.Pointer, Alternatives.Any);
        LeaveOut(condition.Pointer, "This \"if\" cannot be kept while a text is written; use oneOf with a const in each.");
        return Alternatives.Any;
    }

    // A value of one part must not satisfy another. Where it might, what satisfies the other is taken away.
    private IReadOnlyList<Shape> OfExclusive(IReadOnlyList<Shape> context, SchemaKeyword.OneOf one)
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

        return Bounded(Alternatives.Join(exclusive), one.Pointer, context);
    }

    private IReadOnlyList<Shape> WithoutOther(IReadOnlyList<Shape> mine, SchemaKeyword.OneOf one, SchemaNode other)
    {
        var (others, exact) = _negator.Of(other);
        var rest = _pruner.Prune(Meet(mine, others, one.Pointer));
        if (exact || rest.Count > 0) return rest;
        LeaveOut(one.Pointer, "Values can satisfy several of these schemas; tell them apart by a const, or use anyOf.");
        return mine;
    }
}
