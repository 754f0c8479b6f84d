namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>The answer to a chat request that does not stream.</summary>
public sealed record ChatCompletionResponse
{
    /// <summary>Unique id of the answer.</summary>
    public required string Id { get; init; }

    /// <summary>Always <c>chat.completion</c>.</summary>
    public string Object { get; } = "chat.completion";

    /// <summary>When the answer was begun, in seconds since 1970.</summary>
    public required long Created { get; init; }

    /// <summary>The model's name as the request gave it.</summary>
    public required string Model { get; init; }

    /// <summary>How urgent it was taken to be, in OpenAI's words; absent where the request names no tier.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The prompt, where it was asked for; Together's clients require the member.</summary>
    public IReadOnlyList<EchoedPrompt> Prompt { get; init; } = [];

    /// <summary>The answers.</summary>
    public required IReadOnlyList<ChatCompletionChoice> Choices { get; init; }

    /// <summary>What was asked for and not kept, and whether the answers have it all the same; absent where all was kept.</summary>
    public IReadOnlyList<ReplyWarning>? Warnings { get; init; }

    /// <summary>What the request consumed.</summary>
    public required CompletionUsage Usage { get; init; }
}
