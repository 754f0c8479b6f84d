using System.Text.Json;
using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.Json;

/// <summary>Reads a string as it is, and an object as its JSON text; some clients send arguments unwrapped.</summary>
internal sealed class ArgumentsConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("must be a string that holds JSON, or an object.");
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
