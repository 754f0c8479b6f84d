using System.Text.Json;

namespace MixtralServer.Grammar.JsonSchema.Strict;

/// <summary>What the subset demands of each schema by itself.</summary>
internal static class StrictRules
{
    private const int LevelsMax = 10;

    private static readonly string[] Forbidden =
    [
        "allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "dependencies",
        "patternProperties", "propertyNames", "minProperties", "maxProperties", "unevaluatedProperties",
        "prefixItems", "additionalItems", "unevaluatedItems", "contains", "minContains", "maxContains", "uniqueItems",
        "$dynamicRef", "$recursiveRef",
    ];

    private static readonly string[] SayWhatIsMeant = ["type", "$ref", "anyOf", "enum", "const"];

    /// <summary>What is wrong with a schema, or null.</summary>
    public static string? Check(StrictPlace place)
    {
        if (place.Schema.ValueKind != JsonValueKind.Object) return "schema must be an object";
        if (place.Context.Count == 0 && OfRoot(place) is { } wrongRoot) return wrongRoot;
        if (Forbidden.FirstOrDefault(name => place.Schema.TryGetProperty(name, out _)) is { } forbidden)
            return $"'{forbidden}' is not permitted";
        if (!place.DescribesObjects && !SayWhatIsMeant.Any(name => place.Schema.TryGetProperty(name, out _)))
            return "schema must have a 'type' key";
        if (place.HasType("array") && !place.Schema.TryGetProperty("items", out _)) return "array schema missing items";
        return place.DescribesObjects ? OfObject(place) : null;
    }

    private static string? OfRoot(StrictPlace root)
    {
        if (root.Schema.TryGetProperty("anyOf", out _)) return "'anyOf' is not permitted at the root";
        if (root.Schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("object"))
            return null;
        var found = type.ValueKind == JsonValueKind.Undefined ? "None" : type.ToString();
        return $"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{found}\"'";
    }

    private static string? OfObject(StrictPlace place)
    {
        if (!place.Schema.TryGetProperty("additionalProperties", out var additional) || additional.ValueKind != JsonValueKind.False)
            return "'additionalProperties' is required to be supplied and to be false";
        var declared = place.Members("properties").Select(property => property.Name).ToHashSet();
        var required = place.Items("required").Select(name => name.ToString()).ToHashSet();
        const string Rule = "'required' is required to be supplied and to be an array including every key in properties";
        if (declared.FirstOrDefault(name => !required.Contains(name)) is { } missing) return $"{Rule}. Missing '{missing}'";
        if (required.FirstOrDefault(name => !declared.Contains(name)) is { } extra) return $"{Rule}. Extra required key '{extra}' supplied";
        return place.Level > LevelsMax ? $"objects are nested more than {LevelsMax} levels deep" : null;
    }
}
