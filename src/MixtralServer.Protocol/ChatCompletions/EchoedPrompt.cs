namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>The prompt as the model read it, in Together's shape.</summary>
public sealed record EchoedPrompt
{
    /// <summary>Its text, control tokens included.</summary>
    public required string Text { get; init; }

    /// <summary>How likely its tokens were; absent where not asked for.</summary>
    public LogprobLists? Logprobs { get; init; }
}
