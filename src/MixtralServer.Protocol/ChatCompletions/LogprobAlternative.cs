using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>One of the likeliest tokens at a place of a text, in OpenAI's shape.</summary>
public sealed record LogprobAlternative
{
    /// <summary>The token's text; half a character shows as U+FFFD.</summary>
    public required string Token { get; init; }

    /// <summary>The natural logarithm of its probability.</summary>
    public required float Logprob { get; init; }

    /// <summary>The token's bytes; null for a control token.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required IReadOnlyList<int>? Bytes { get; init; }
}
