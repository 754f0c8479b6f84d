namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>What a request consumed, in tokens.</summary>
public sealed record CompletionUsage
{
    /// <summary>Tokens of the prompt.</summary>
    public required int PromptTokens { get; init; }

    /// <summary>Tokens generated.</summary>
    public required int CompletionTokens { get; init; }

    /// <summary>Their sum.</summary>
    public int TotalTokens => PromptTokens + CompletionTokens;
}
