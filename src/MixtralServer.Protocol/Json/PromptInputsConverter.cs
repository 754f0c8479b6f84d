using System.Text.Json;
using System.Text.Json.Serialization;
using MixtralServer.Protocol.Completions;

namespace MixtralServer.Protocol.Json;

/// <summary>Reads a string or token ids as a list of one prompt, and an array of either as it is; writes them the same way.</summary>
internal sealed class PromptInputsConverter : JsonConverter<IReadOnlyList<PromptInput>>
{
    private const string Expected = "must be a string, an array of token ids, or an array of strings and arrays of token ids.";
    private const string ExpectedId = "must have 32-bit integers as token ids.";

    public override IReadOnlyList<PromptInput> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return [new PromptInput.Text(reader.GetString()!)];
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read())
            throw new JsonException(Expected);
        if (reader.TokenType == JsonTokenType.Number)
            return [ReadIds(ref reader)];

        List<PromptInput> prompts = []; // bounded by the body
        for (; reader.TokenType != JsonTokenType.EndArray; reader.Read())
            prompts.Add(ReadOne(ref reader));
        return prompts;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<PromptInput> value, JsonSerializerOptions options)
    {
        if (value.Count != 1) writer.WriteStartArray();
        foreach (var prompt in value)
            Write(writer, prompt);
        if (value.Count != 1) writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, PromptInput prompt)
    {
        if (prompt is PromptInput.Text(var text))
            writer.WriteStringValue(text);
        if (prompt is not PromptInput.Tokens(var ids))
            return;
        writer.WriteStartArray();
        foreach (var id in ids)
            writer.WriteNumberValue(id);
        writer.WriteEndArray();
    }

    private static PromptInput ReadOne(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new PromptInput.Text(reader.GetString()!);
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read())
            throw new JsonException(Expected);
        return ReadIds(ref reader);
    }

    // From the first element, or the end, to the end.
    private static PromptInput.Tokens ReadIds(ref Utf8JsonReader reader)
    {
        List<int> ids = []; // bounded by the body
        for (; reader.TokenType != JsonTokenType.EndArray; reader.Read())
        {
            if (reader.TokenType != JsonTokenType.Number)
                throw new JsonException(Expected);
            ids.Add(reader.TryGetInt32(out var id) ? id : throw new JsonException(ExpectedId));
        }

        return new PromptInput.Tokens(ids);
    }
}
