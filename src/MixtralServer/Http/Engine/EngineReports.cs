using MixtralServer.Inference.Telemetry;
using MixtralServer.Protocol.Engine;
using MixtralServer.Serving;

namespace MixtralServer.Http.Engine;

/// <summary>Shows engines as the wire does.</summary>
internal static class EngineReports
{
    public static EngineModelReport Of(ServedModel model) => model.State switch
    {
        ServedModelState.Ready ready => Of(model.Profile.Id, ready.Engine.Snapshot),
        ServedModelState.Loading => new EngineModelReport { Id = model.Profile.Id, Status = "loading" },
        _ => new EngineModelReport { Id = model.Profile.Id, Status = "not_available" },
    };

    private static EngineModelReport Of(string id, EngineSnapshot snapshot) => new()
    {
        Id = id,
        Status = "ready",
        Running = snapshot.Running,
        RunningMax = snapshot.RunningMax,
        Waiting = new EngineWaiting(
            snapshot.Waiting,
            snapshot.WaitingByClass.Realtime,
            snapshot.WaitingByClass.Default,
            snapshot.WaitingByClass.Batch),
        Cells = new EngineCells(snapshot.CellsUsed, snapshot.CellsKept, snapshot.CellCount),
        Steps = new EngineSteps(
            Rounded(snapshot.StepTime.TotalMilliseconds),
            Rounded(snapshot.StepTimeMean.TotalMilliseconds),
            snapshot.StepRows,
            snapshot.Steps == 0 ? 0 : Rounded((double)snapshot.Rows / snapshot.Steps),
            snapshot.BatchSize),
        TokensPerSecond = new EngineRates(
            EngineSnapshot.Window.TotalSeconds, Rounded(snapshot.PromptTokensPerSecond), Rounded(snapshot.OutputTokensPerSecond)),
        PrefixHitRate = Math.Round(snapshot.PrefixHitRate, 4),
        Totals = new EngineTotals
        {
            Finished = snapshot.Finished,
            Failed = snapshot.Failed,
            Rejected = snapshot.Rejected,
            PromptTokens = snapshot.PromptTokens,
            CachedTokens = snapshot.CachedTokens,
            OutputTokens = snapshot.OutputTokens,
            Steps = snapshot.Steps,
            Rows = snapshot.Rows,
            Preemptions = snapshot.Preemptions,
        },
    };

    private static double Rounded(double value) => Math.Round(value, 3);
}
