namespace MixtralServer.Protocol.Engine;

/// <summary>What the engine of one model is doing. All but id and status are absent where the model does not serve.</summary>
public sealed record EngineModelReport
{
    /// <summary>The model's id.</summary>
    public required string Id { get; init; }

    /// <summary><c>ready</c>, <c>loading</c> or <c>not_available</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Sequences that run.</summary>
    public int? Running { get; init; }

    /// <summary>How many may run at once.</summary>
    public int? RunningMax { get; init; }

    /// <summary>Requests that wait.</summary>
    public EngineWaiting? Waiting { get; init; }

    /// <summary>KV cells.</summary>
    public EngineCells? Cells { get; init; }

    /// <summary>Decode steps.</summary>
    public EngineSteps? Steps { get; init; }

    /// <summary>Speed of late.</summary>
    public EngineRates? TokensPerSecond { get; init; }

    /// <summary>The part of all prompt tokens that was in the cache, from 0 to 1.</summary>
    public double? PrefixHitRate { get; init; }

    /// <summary>Since the model was loaded.</summary>
    public EngineTotals? Totals { get; init; }
}
