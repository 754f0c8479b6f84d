namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>What a chunk adds to a message.</summary>
public sealed record ChatDelta
{
    /// <summary><c>assistant</c> in an answer's first chunk only: some clients concatenate it.</summary>
    public string? Role { get; init; }

    /// <summary>Text to append; may be empty.</summary>
    public string? Content { get; init; }

    /// <summary>The one token of the chunk, where Together's log probabilities were asked for.</summary>
    public int? TokenId { get; init; }
}
