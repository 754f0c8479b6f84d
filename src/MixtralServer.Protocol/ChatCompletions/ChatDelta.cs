namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>What a chunk adds to a message.</summary>
public sealed record ChatDelta
{
    /// <summary><c>assistant</c> in an answer's first chunk only: some clients concatenate it.</summary>
    public string? Role { get; init; }

    /// <summary>Text to append; may be empty.</summary>
    public string? Content { get; init; }

    /// <summary>A call that begins, or more of one; absent where there is none.</summary>
    public IReadOnlyList<AnswerToolCall>? ToolCalls { get; init; }

    /// <summary>The same where the request had <c>functions</c>, the deprecated form of tools.</summary>
    public AnswerFunctionCall? FunctionCall { get; init; }

    /// <summary>The one token of the chunk, where Together's log probabilities were asked for.</summary>
    public int? TokenId { get; init; }
}
