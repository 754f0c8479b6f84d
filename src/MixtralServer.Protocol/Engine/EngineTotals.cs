namespace MixtralServer.Protocol.Engine;

/// <summary>What an engine has done since its model was loaded.</summary>
public sealed record EngineTotals
{
    /// <summary>Answers that ended well.</summary>
    public required long Finished { get; init; }

    /// <summary>Answers that were begun or waited for and failed: cancelled, late, or by a fault.</summary>
    public required long Failed { get; init; }

    /// <summary>Requests that were not taken.</summary>
    public required long Rejected { get; init; }

    /// <summary>Tokens of prompts.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Those of them that were in the cache.</summary>
    public required long CachedTokens { get; init; }

    /// <summary>Tokens drawn.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>Decode steps.</summary>
    public required long Steps { get; init; }

    /// <summary>Rows of all steps.</summary>
    public required long Rows { get; init; }

    /// <summary>How often a sequence gave way to others.</summary>
    public required long Preemptions { get; init; }
}
