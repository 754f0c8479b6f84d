using System.Buffers;
using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Reading;

namespace MixtralServer.Grammar.JsonSchema;

/// <summary>
/// Makes JSON schemas of functions' parameters that name types as Python does: <c>dict</c>, <c>float</c>, <c>tuple</c> and <c>any</c>,
/// as the Berkeley Function-Calling Leaderboard has them. Names, values and annotations stay as they are.
/// </summary>
public static class ParameterSchema
{
    /// <summary>Translates the types of a schema and of all schemas within it.</summary>
    /// <param name="parameters">As deep as its reader allowed, which is 64 levels unless someone said otherwise.</param>
    /// <returns>The schema; what is no type of either kind is left to whoever reads it.</returns>
    public static JsonElement Of(JsonElement parameters)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text)) WriteSchema(parameters, writer);
        using var document = JsonDocument.Parse(text.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void WriteSchema(JsonElement schema, Utf8JsonWriter writer)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var member in schema.EnumerateObject()) WriteMember(member, writer);
        writer.WriteEndObject();
    }

    private static void WriteMember(JsonProperty member, Utf8JsonWriter writer)
    {
        var (name, value) = (member.Name, member.Value);
        switch (value.ValueKind)
        {
            case JsonValueKind.String or JsonValueKind.Array when name == "type":
                WriteTypes(value, writer);
                break;
            case JsonValueKind.Object when SubschemaKeywords.Single.Contains(name):
                writer.WritePropertyName(name);
                WriteSchema(value, writer);
                break;
            case JsonValueKind.Object when SubschemaKeywords.Maps.Contains(name):
                writer.WriteStartObject(name);
                foreach (var entry in value.EnumerateObject())
                {
                    writer.WritePropertyName(entry.Name);
                    WriteSchema(entry.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when SubschemaKeywords.Lists.Contains(name):
                writer.WriteStartArray(name);
                foreach (var item in value.EnumerateArray()) WriteSchema(item, writer);
                writer.WriteEndArray();
                break;
            default:
                member.WriteTo(writer);
                break;
        }
    }

    // Where any is among the types, nothing is said of the type.
    private static void WriteTypes(JsonElement types, Utf8JsonWriter writer)
    {
        List<JsonElement> all = types.ValueKind == JsonValueKind.Array ? [.. types.EnumerateArray()] : [types];
        if (all.Exists(type => type.ValueKind == JsonValueKind.String && type.ValueEquals("any"))) return;
        writer.WritePropertyName("type");
        if (types.ValueKind == JsonValueKind.Array) writer.WriteStartArray();
        foreach (var type in all) WriteType(type, writer);
        if (types.ValueKind == JsonValueKind.Array) writer.WriteEndArray();
    }

    private static void WriteType(JsonElement type, Utf8JsonWriter writer)
    {
        if (type.ValueKind != JsonValueKind.String) type.WriteTo(writer);
        else writer.WriteStringValue(type.GetString() switch { "dict" => "object", "float" => "number", "tuple" => "array", var other => other });
    }
}
