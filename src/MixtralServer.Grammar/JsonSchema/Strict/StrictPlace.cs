using System.Text.Json;

namespace MixtralServer.Grammar.JsonSchema.Strict;

/// <summary>A schema within a schema, and where it stands.</summary>
/// <param name="Schema">The schema as it is written.</param>
/// <param name="Context">The way to it from the root.</param>
/// <param name="Level">How many objects lie within each other down to it, itself included.</param>
internal sealed record StrictPlace(JsonElement Schema, IReadOnlyList<string> Context, int Level)
{
    private static readonly string[] SchemaMaps = ["$defs", "definitions", "properties"];

    /// <summary>The document's root.</summary>
    public static StrictPlace Root(JsonElement schema) => new(schema, [], IsObject(schema) ? 1 : 0);

    /// <summary>Whether it describes objects.</summary>
    public bool DescribesObjects => IsObject(Schema);

    /// <summary>Whether a type is among those that it names.</summary>
    public bool HasType(string name) => HasType(Schema, name);

    /// <summary>The members of a member that is an object; none where it is not.</summary>
    public IEnumerable<JsonProperty> Members(string name)
        => Schema.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : [];

    /// <summary>The items of a member that is an array; none where it is not.</summary>
    public IEnumerable<JsonElement> Items(string name)
        => Schema.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>The schemas that it is made of.</summary>
    public IEnumerable<StrictPlace> Children()
    {
        foreach (var map in SchemaMaps)
        {
            foreach (var member in Members(map)) yield return Child(member.Value, map == "properties" ? Level : 0, map, member.Name);
        }

        foreach (var (index, part) in Items("anyOf").Index()) yield return Child(part, Level, "anyOf", $"{index}");
        if (Schema.TryGetProperty("items", out var item)) yield return Child(item, Level, "items");
    }

    private StrictPlace Child(JsonElement schema, int level, params string[] steps)
        => new(schema, [.. Context, .. steps], IsObject(schema) ? level + 1 : level);

    private static bool IsObject(JsonElement schema)
        => schema.ValueKind == JsonValueKind.Object && (HasType(schema, "object") || schema.TryGetProperty("properties", out _));

    private static bool HasType(JsonElement schema, string name) => schema.TryGetProperty("type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => type.ValueEquals(name),
        JsonValueKind.Array => type.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(name)),
        _ => false,
    };
}
