using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Protocol.Json;

/// <summary>Writes log probabilities in the shape they have; nobody sends them to a server.</summary>
internal sealed class ChoiceLogprobsConverter : JsonConverter<ChoiceLogprobs>
{
    public override ChoiceLogprobs Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Log probabilities are only written.");

    public override void Write(Utf8JsonWriter writer, ChoiceLogprobs value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case ChoiceLogprobs.Scalar scalar:
                writer.WriteNumberValue(scalar.Logprob);
                break;
            case ChoiceLogprobs.Lists lists:
                JsonSerializer.Serialize(writer, lists.Value, Json<LogprobLists>(options));
                break;
            case ChoiceLogprobs.Content content:
                WriteContent(writer, content, options);
                break;
        }
    }

    private static void WriteContent(Utf8JsonWriter writer, ChoiceLogprobs.Content content, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("content");
        foreach (var token in content.Tokens)
            JsonSerializer.Serialize(writer, token, Json<LogprobEntry>(options));
        writer.WriteEndArray();
        writer.WriteNull("refusal");
        writer.WriteEndObject();
    }

    private static JsonTypeInfo<T> Json<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
