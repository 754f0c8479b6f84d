using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>Keywords about values of any type.</summary>
internal static class ValueKeywords
{
    public static IEnumerable<SchemaKeyword> Read(SchemaMembers members)
    {
        if (members.Any("type") is { } type)
            yield return new SchemaKeyword.Types(members.At("type"), TypesOf(members, type));
        if (members.Any("enum") is { } values)
            yield return new SchemaKeyword.Values(members.At("enum"), ListOf(members, values));
        if (members.Any("const") is { } value)
            yield return new SchemaKeyword.Values(members.At("const"), [value]);
    }

    private static JsonTypes TypesOf(SchemaMembers members, JsonElement type)
    {
        var types = members.Flag("nullable") ? JsonTypes.Null : JsonTypes.None;
        if (type.ValueKind == JsonValueKind.String)
            return types | TypeOf(members, type.GetString()!);
        foreach (var name in members.Texts("type") ?? [])
            types |= TypeOf(members, name);
        return types;
    }

    private static JsonTypes TypeOf(SchemaMembers members, string name)
    {
        var type = name switch
        {
            "null" => JsonTypes.Null,
            "boolean" => JsonTypes.Boolean,
            "integer" => JsonTypes.Integer,
            "number" => JsonTypes.Number,
            "string" => JsonTypes.String,
            "array" => JsonTypes.Array,
            "object" => JsonTypes.Object,
            _ => JsonTypes.None,
        };
        if (type == JsonTypes.None)
            members.Fail("type", $"\"{name}\" is no type; use null, boolean, integer, number, string, array or object.");
        return type;
    }

    private static IReadOnlyList<JsonElement> ListOf(SchemaMembers members, JsonElement values)
    {
        if (values.ValueKind == JsonValueKind.Array) return [.. values.EnumerateArray()];
        members.Fail("enum", "This must be an array of values.");
        return [];
    }
}
