namespace MixtralServer.Inference.Telemetry;

/// <summary>The figures that <see cref="EngineGauges"/> holds.</summary>
internal enum EngineGauge
{
    Running,
    WaitingRealtime,
    WaitingDefault,
    WaitingBatch,
    CellsUsed,
    CellsKept,
    Preemptions,
    Steps,
    StepTicks,
    StepRows,
    Rows,
    PromptTokens,
    CachedTokens,
    OutputTokens,
    Finished,
    Failed,
    Rejected,
}
