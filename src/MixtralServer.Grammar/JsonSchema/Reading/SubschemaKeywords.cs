namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>The keywords whose values are schemas, in all drafts; everywhere else a schema holds plain values.</summary>
internal static class SubschemaKeywords
{
    /// <summary>References whose target depends on where they are followed from.</summary>
    public static IReadOnlyList<string> DynamicReferences { get; } = ["$dynamicRef", "$recursiveRef"];

    /// <summary>Those with one schema.</summary>
    public static IReadOnlySet<string> Single { get; } = new HashSet<string>
    {
        "items", "additionalItems", "unevaluatedItems", "contains", "additionalProperties", "unevaluatedProperties",
        "propertyNames", "not", "if", "then", "else",
    };

    /// <summary>Those with an array of schemas.</summary>
    public static IReadOnlySet<string> Lists { get; } = new HashSet<string> { "items", "prefixItems", "allOf", "anyOf", "oneOf" };

    /// <summary>Those with schemas by name.</summary>
    public static IReadOnlySet<string> Maps { get; } = new HashSet<string>
    {
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
    };
}
