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

    /// <summary>Prompt tokens found in the cache, where Together's clients look for them; absent where there are none.</summary>
    public int? CachedTokens { get; init; }

    /// <summary>The same where OpenAI's clients look.</summary>
    public PromptTokensDetails? PromptTokensDetails => CachedTokens is { } cached ? new PromptTokensDetails(cached) : null;
}
