using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>Turns schemas into shapes of the values that do not satisfy them.</summary>
internal sealed class ShapeNegator(SchemaDocument document, KeywordNegations keywords, ShapeExpander expander)
{
    /// <summary>The values that do not satisfy a schema.</summary>
    public Negation Of(SchemaNode node)
    {
        if (node is SchemaNode.Never) return Negation.Exactly(Alternatives.Any);
        if (!expander.Enter(node)) return Negation.Unknown;
        var negation = Join(SchemaChildren.KeywordsOf(node).Select(Of), node.Pointer);
        expander.Leave();
        return negation;
    }

    private Negation Of(SchemaKeyword keyword) => keyword switch
    {
        SchemaKeyword.Reference reference => Of(document.TargetOf(reference)),
        SchemaKeyword.AllOf(var at, var parts) => Join(parts.Select(Of), at),
        SchemaKeyword.AnyOf(var at, var parts) => Meet(parts.Select(Of), at),
        SchemaKeyword.OneOf(var at, var parts) => Meet(parts.Select(Of), at) with { IsExact = false },
        SchemaKeyword.Not(_, var schema) => Negation.Exactly(Unevaluated.Unseen(expander.Of(schema))),
        SchemaKeyword.Condition condition => OfCondition(condition),
        SchemaKeyword.DependentSchema(var at, var name, var schema) => Meet(
            [Negation.Exactly(KeywordShapes.Only(new ObjectShape { Required = [name] })), Of(schema)], at),
        _ => keywords.Of(keyword),
    };

    private Negation OfCondition(SchemaKeyword.Condition condition)
    {
        var then = condition.Then is null
            ? Negation.None
            : Meet([Negation.Exactly(Unevaluated.Unseen(expander.Of(condition.If))), Of(condition.Then)], condition.Pointer);
        var otherwise = condition.Else is null
            ? Negation.None
            : Meet([Of(condition.If), Of(condition.Else)], condition.Pointer);
        return Join([then, otherwise], condition.Pointer);
    }

    private Negation Join(IEnumerable<Negation> parts, string pointer)
    {
        var all = parts.ToList();
        var shapes = expander.Bounded(Alternatives.Join(all.Select(part => part.Shapes)), pointer, Alternatives.Any);
        return new Negation(shapes, all.TrueForAll(part => part.IsExact));
    }

    private Negation Meet(IEnumerable<Negation> parts, string pointer)
        => parts.Aggregate(Negation.Exactly(Alternatives.Any), (all, part) =>
            new Negation(expander.Meet(all.Shapes, part.Shapes, pointer), all.IsExact && part.IsExact));
}
