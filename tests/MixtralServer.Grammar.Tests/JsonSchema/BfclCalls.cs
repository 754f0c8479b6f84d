using System.Text.Json;
using System.Text.Json.Nodes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>The calls that the Berkeley Function-Calling Leaderboard accepts: for each argument there are alternatives.</summary>
internal static class BfclCalls
{
    private const string Omitted = "";

    /// <summary>Calls in which each alternative of each argument comes at least once, arguments in the order of the schema.</summary>
    public static IEnumerable<JsonObject> Of(JsonObject alternatives, JsonElement schema)
    {
        var count = Width(alternatives);
        for (var turn = 0; turn < count; turn++) yield return Pick(alternatives, schema, turn);
    }

    private static int Width(JsonNode? node) => node switch
    {
        JsonObject named => named.Max(member => Math.Max(member.Value!.AsArray().Count, member.Value.AsArray().Max(Width))),
        JsonArray { Count: > 0 } items => items.Max(Width),
        _ => 1,
    };

    // An object in place of a value has alternatives for its members in turn; anything else stands for itself.
    private static JsonNode? Value(JsonNode? node, JsonElement schema, int turn) => node switch
    {
        JsonObject named => Pick(named, schema, turn),
        JsonArray items => new JsonArray([.. items.Select(item => Value(item, Below(schema, "items"), turn))]),
        _ => node?.DeepClone(),
    };

    private static JsonObject Pick(JsonObject alternatives, JsonElement schema, int turn)
    {
        var picked = new JsonObject();
        var properties = Below(schema, "properties");
        var declared = properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject().Select(property => property.Name).ToList() : [];
        foreach (var (name, accepted) in alternatives.OrderBy(member => declared.IndexOf(member.Key)))
        {
            var values = accepted!.AsArray();
            var value = values[turn % values.Count];
            if (IsOmitted(value) && !IsRequired(schema, name)) continue;
            picked[name] = Value(value, Below(properties, name), turn);
        }

        return picked;
    }

    private static bool IsOmitted(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var written) && written == Omitted;

    private static bool IsRequired(JsonElement schema, string name)
        => Below(schema, "required") is { ValueKind: JsonValueKind.Array } required && required.EnumerateArray().Any(item => item.ValueEquals(name));

    private static JsonElement Below(JsonElement schema, string name)
        => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var value) ? value : default;
}
