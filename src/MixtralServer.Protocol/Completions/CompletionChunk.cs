using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Protocol.Completions;

/// <summary>One event of a streamed completion.</summary>
public sealed record CompletionChunk
{
    /// <summary>Unique id of the answer, the same in all its chunks.</summary>
    public required string Id { get; init; }

    /// <summary><c>text_completion</c>, and <c>completion.chunk</c> for Together's clients.</summary>
    public required string Object { get; init; }

    /// <summary>When the answer was begun, in seconds since 1970; the same in all its chunks.</summary>
    public required long Created { get; init; }

    /// <summary>The model's name as the request gave it.</summary>
    public required string Model { get; init; }

    /// <summary>How urgent it was taken to be, in OpenAI's words; absent where the request names no tier.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The prompt, where Together's client asked for it, in the first chunk of its first answer.</summary>
    public IReadOnlyList<EchoedPrompt>? Prompt { get; init; }

    /// <summary>What was added: to one answer; empty only in the usage chunk that a client asked for.</summary>
    public required IReadOnlyList<CompletionChunkChoice> Choices { get; init; }

    /// <summary>What was asked for and is not kept, and whether an answer that ends has it all the same; absent where all is kept.</summary>
    public IReadOnlyList<ReplyWarning>? Warnings { get; init; }

    /// <summary>What the request consumed; absent before the end.</summary>
    public CompletionUsage? Usage { get; init; }
}
