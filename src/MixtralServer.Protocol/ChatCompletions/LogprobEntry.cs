using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>How likely one token of an answer was, in OpenAI's shape.</summary>
public sealed record LogprobEntry
{
    /// <summary>The token's text; half a character shows as U+FFFD.</summary>
    public required string Token { get; init; }

    /// <summary>The natural logarithm of its probability.</summary>
    public required float Logprob { get; init; }

    /// <summary>The token's bytes; null for a control token.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required IReadOnlyList<int>? Bytes { get; init; }

    /// <summary>The likeliest tokens at its place, as many as asked for.</summary>
    public required IReadOnlyList<LogprobAlternative> TopLogprobs { get; init; }
}
