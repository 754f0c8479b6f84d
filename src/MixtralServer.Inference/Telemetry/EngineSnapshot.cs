namespace MixtralServer.Inference.Telemetry;

/// <summary>What an engine is doing, as of its last step, and what it has done since it was started.</summary>
public sealed record EngineSnapshot
{
    /// <summary>Sequences that run.</summary>
    public required int Running { get; init; }

    /// <summary>How many may run at once.</summary>
    public required int RunningMax { get; init; }

    /// <summary>Requests that wait by class, those that gave way to others included.</summary>
    public required WaitingCounts WaitingByClass { get; init; }

    /// <summary>Requests that wait.</summary>
    public int Waiting => WaitingByClass.Total;

    /// <summary>KV cells that running sequences need.</summary>
    public required int CellsUsed { get; init; }

    /// <summary>KV cells kept for reuse, free for whoever needs them.</summary>
    public required int CellsKept { get; init; }

    /// <summary>KV cells in all.</summary>
    public required int CellCount { get; init; }

    /// <summary>How often a sequence gave way to others.</summary>
    public required long Preemptions { get; init; }

    /// <summary>Steps computed.</summary>
    public required long Steps { get; init; }

    /// <summary>How long the last step took.</summary>
    public required TimeSpan StepTime { get; init; }

    /// <summary>How long the steps of the last <see cref="Window"/> took on average; zero where there was none.</summary>
    public required TimeSpan StepTimeMean { get; init; }

    /// <summary>Rows of the last step.</summary>
    public required int StepRows { get; init; }

    /// <summary>The most rows of a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Rows of all steps.</summary>
    public required long Rows { get; init; }

    /// <summary>Prompt tokens computed in a second, over the last <see cref="Window"/>.</summary>
    public required double PromptTokensPerSecond { get; init; }

    /// <summary>Tokens drawn in a second, over the last <see cref="Window"/>.</summary>
    public required double OutputTokensPerSecond { get; init; }

    /// <summary>Prompt tokens of requests that had a turn.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Those of them that were in the cache.</summary>
    public required long CachedTokens { get; init; }

    /// <summary>Tokens drawn.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>Requests that ended well.</summary>
    public required long Finished { get; init; }

    /// <summary>Requests that were accepted and failed: cancelled, late, or by a fault.</summary>
    public required long Failed { get; init; }

    /// <summary>Requests that were not accepted.</summary>
    public required long Rejected { get; init; }

    /// <summary>The part of the prompt tokens that was in the cache, from 0 to 1; 0 where there were none.</summary>
    public double PrefixHitRate => PromptTokens == 0 ? 0 : (double)CachedTokens / PromptTokens;

    /// <summary>The time over which rates and means are taken.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromSeconds(EngineGauges.WindowSeconds);
}
