namespace MixtralServer.Inference.Telemetry;

/// <summary>What <see cref="RecentCounts"/> counts.</summary>
internal enum RecentCount
{
    /// <summary>Prompt tokens computed, those of sequences that go on after giving way included.</summary>
    PromptRows,

    OutputTokens,
    Steps,
    StepTicks,

    /// <summary>Requests that left the engine after their first turn.</summary>
    Ended,
}
