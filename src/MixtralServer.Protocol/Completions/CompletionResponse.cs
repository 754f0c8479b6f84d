using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Protocol.Completions;

/// <summary>The answer to a request for completions that does not stream.</summary>
public sealed record CompletionResponse
{
    /// <summary>Unique id of the answer.</summary>
    public required string Id { get; init; }

    /// <summary><c>text_completion</c>, and <c>text.completion</c> for Together's clients.</summary>
    public required string Object { get; init; }

    /// <summary>When the answer was begun, in seconds since 1970.</summary>
    public required long Created { get; init; }

    /// <summary>The model's name as the request gave it.</summary>
    public required string Model { get; init; }

    /// <summary>How urgent it was taken to be, in OpenAI's words; absent where the request names no tier.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>
    /// The prompts, where Together's client asked for them; others get them in front of each text. Together's clients require the member.
    /// </summary>
    public IReadOnlyList<EchoedPrompt> Prompt { get; init; } = [];

    /// <summary>The answers: those to the first prompt, then those to the second, and so on.</summary>
    public required IReadOnlyList<CompletionChoice> Choices { get; init; }

    /// <summary>What was asked for and not kept, and whether the answers have it all the same; absent where all was kept.</summary>
    public IReadOnlyList<ReplyWarning>? Warnings { get; init; }

    /// <summary>What the request consumed, all prompts and answers together.</summary>
    public required CompletionUsage Usage { get; init; }
}
