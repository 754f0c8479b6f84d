using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Protocol.Json;

/// <summary>Reads a string as one text part, and an array of parts as it is.</summary>
internal sealed class ContentPartsConverter : JsonConverter<IReadOnlyList<ContentPart>>
{
    private const string Expected =
        "must be a string or an array of parts such as {\"type\": \"text\", \"text\": \"…\"}.";

    public override IReadOnlyList<ContentPart> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return [new ContentPart { Type = ContentPart.TextType, Text = reader.GetString() }];
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException(Expected);

        List<ContentPart> parts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            parts.Add(ReadPart(ref reader, options));
        return parts;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<ContentPart> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var part in value)
            JsonSerializer.Serialize(writer, part, PartJson(options));
        writer.WriteEndArray();
    }

    private static ContentPart ReadPart(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, PartJson(options)) ?? throw new JsonException(Expected);
        }
        catch (JsonException fault) when (fault.InnerException is not JsonException)
        {
            // A nested reader's path starts at the part; without a path the outer reader fills in the whole one.
            throw new JsonException(Expected);
        }
    }

    private static JsonTypeInfo<ContentPart> PartJson(JsonSerializerOptions options) =>
        (JsonTypeInfo<ContentPart>)options.GetTypeInfo(typeof(ContentPart));
}
