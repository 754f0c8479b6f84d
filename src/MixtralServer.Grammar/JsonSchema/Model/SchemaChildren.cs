namespace MixtralServer.Grammar.JsonSchema.Model;

/// <summary>The schemas that a schema is made of.</summary>
internal static class SchemaChildren
{
    /// <summary>Schemas for the same value, with the keyword that names them.</summary>
    public static IEnumerable<(SchemaNode Node, SchemaKeyword Keyword)> InPlace(SchemaNode node, SchemaDocument document)
        => KeywordsOf(node).SelectMany(keyword => InPlace(keyword, document).Select(child => (child, keyword)));

    /// <summary>Schemas for the value's items, properties and property names.</summary>
    public static IEnumerable<SchemaNode> Nested(SchemaNode node) => KeywordsOf(node).SelectMany(Nested);

    /// <summary>The keywords of a schema; none of a boolean.</summary>
    public static IReadOnlyList<SchemaKeyword> KeywordsOf(SchemaNode node)
        => node is SchemaNode.Assertions assertions ? assertions.Keywords : [];

    private static IEnumerable<SchemaNode> InPlace(SchemaKeyword keyword, SchemaDocument document) => keyword switch
    {
        SchemaKeyword.Reference reference => [document.TargetOf(reference)],
        SchemaKeyword.AllOf all => all.Parts,
        SchemaKeyword.AnyOf any => any.Parts,
        SchemaKeyword.OneOf one => one.Parts,
        SchemaKeyword.Not not => [not.Schema],
        SchemaKeyword.Condition condition => Present(condition.If, condition.Then, condition.Else),
        SchemaKeyword.DependentSchema dependent => [dependent.Schema],
        _ => [],
    };

    private static IEnumerable<SchemaNode> Nested(SchemaKeyword keyword) => keyword switch
    {
        SchemaKeyword.Items items => [.. items.Prefix, .. Present(items.Rest)],
        SchemaKeyword.Contains contains => [contains.Item],
        SchemaKeyword.UnevaluatedItems items => [items.Schema],
        SchemaKeyword.Properties properties =>
        [
            .. properties.Declared.Select(property => property.Schema),
            .. properties.Patterns.Select(property => property.Schema),
            .. Present(properties.Additional),
        ],
        SchemaKeyword.PropertyNames names => [names.Name],
        SchemaKeyword.UnevaluatedProperties properties => [properties.Schema],
        _ => [],
    };

    private static IEnumerable<SchemaNode> Present(params SchemaNode?[] nodes) => nodes.OfType<SchemaNode>();
}
