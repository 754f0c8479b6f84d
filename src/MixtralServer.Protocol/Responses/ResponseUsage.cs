namespace MixtralServer.Protocol.Responses;

/// <summary>What a response consumed, in tokens.</summary>
public sealed record ResponseUsage
{
    /// <summary>Tokens of the prompt.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Of these.</summary>
    public required InputTokensDetails InputTokensDetails { get; init; }

    /// <summary>Tokens generated.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Of these.</summary>
    public OutputTokensDetails OutputTokensDetails { get; } = new(ReasoningTokens: 0);

    /// <summary>Their sum.</summary>
    public int TotalTokens => InputTokens + OutputTokens;
}
