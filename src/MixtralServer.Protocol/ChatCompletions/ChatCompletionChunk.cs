namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>One event of a streamed answer.</summary>
public sealed record ChatCompletionChunk
{
    /// <summary>Unique id of the answer, the same in all its chunks.</summary>
    public required string Id { get; init; }

    /// <summary>Always <c>chat.completion.chunk</c>.</summary>
    public string Object { get; } = "chat.completion.chunk";

    /// <summary>When the answer was begun, in seconds since 1970; the same in all its chunks.</summary>
    public required long Created { get; init; }

    /// <summary>The model's name as the request gave it.</summary>
    public required string Model { get; init; }

    /// <summary>How urgent it was taken to be, in OpenAI's words; absent where the request names no tier.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The prompt, where it was asked for, in the first chunk of the first answer.</summary>
    public IReadOnlyList<EchoedPrompt>? Prompt { get; init; }

    /// <summary>What was added; empty only in the usage chunk that a client asked for.</summary>
    public required IReadOnlyList<ChatCompletionChunkChoice> Choices { get; init; }

    /// <summary>
    /// In the first chunk, what was asked for and is not kept; in the last of an answer, whether it has it all the same. Absent in
    /// all others, and where everything is kept.
    /// </summary>
    public IReadOnlyList<ReplyWarning>? Warnings { get; init; }

    /// <summary>
    /// What the request consumed; absent (not null) before the end, since Mistral's client refuses null.
    /// </summary>
    public CompletionUsage? Usage { get; init; }
}
