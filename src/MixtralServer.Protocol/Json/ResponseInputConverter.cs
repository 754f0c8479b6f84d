using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Protocol.Json;

/// <summary>Reads a string as one message of the user, and an array of items as it is.</summary>
internal sealed class ResponseInputConverter : JsonConverter<IReadOnlyList<ResponseInputItem?>>
{
    public override IReadOnlyList<ResponseInputItem?> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var part = new ContentPart { Type = ContentPart.TextType, Text = reader.GetString() };
            return [new ResponseInputItem { Role = "user", Content = [part] }];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("must be a string or an array of items such as {\"role\": \"user\", \"content\": \"…\"}.");
        try
        {
            return JsonSerializer.Deserialize(ref reader, Json(options))!;
        }
        catch (JsonException fault) when (fault.InnerException is not JsonException)
        {
            // The path of a nested reader starts at the array.
            throw new JsonException(fault.Message, $"$.input{fault.Path?[1..]}", fault.LineNumber, fault.BytePositionInLine, fault.InnerException);
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<ResponseInputItem?> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, Json(options));

    private static JsonTypeInfo<IReadOnlyList<ResponseInputItem?>> Json(JsonSerializerOptions options) =>
        (JsonTypeInfo<IReadOnlyList<ResponseInputItem?>>)options.GetTypeInfo(typeof(IReadOnlyList<ResponseInputItem>));
}
