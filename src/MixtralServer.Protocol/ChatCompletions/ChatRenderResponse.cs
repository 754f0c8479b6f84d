using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>What the model would be given for a chat request.</summary>
public sealed record ChatRenderResponse
{
    /// <summary>The prompt as text, control tokens by their names; a token and its spelling in a message look alike here.</summary>
    public required string Prompt { get; init; }

    /// <summary>The prompt's token ids.</summary>
    public required IReadOnlyList<int> Tokens { get; init; }

    /// <summary>Which of them, counted from 0, are control tokens.</summary>
    public required IReadOnlyList<int> Control { get; init; }

    /// <summary>The grammar that the answer would be kept to, in llama.cpp's GBNF; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Grammar { get; init; }
}
