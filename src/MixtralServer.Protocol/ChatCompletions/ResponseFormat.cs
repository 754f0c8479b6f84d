using System.Text.Json;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>The shape that an answer must have, in the spellings of OpenAI, Mistral and Together.</summary>
public sealed record ResponseFormat
{
    /// <summary><c>text</c>, <c>json_object</c>, <c>json_schema</c>, or Together's <c>regex</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The schema with its name.</summary>
    public NamedSchema? JsonSchema { get; init; }

    /// <summary>The schema alone (Together).</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>The regular expression that the whole answer must match (Together).</summary>
    public string? Pattern { get; init; }
}
