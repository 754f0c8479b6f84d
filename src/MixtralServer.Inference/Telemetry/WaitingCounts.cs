namespace MixtralServer.Inference.Telemetry;

/// <summary>Requests that wait, by class; those that gave way to others included.</summary>
/// <param name="Realtime">Of the most urgent class.</param>
/// <param name="Default">Of the usual one.</param>
/// <param name="Batch">Of the least urgent one.</param>
public readonly record struct WaitingCounts(int Realtime, int Default, int Batch)
{
    /// <summary>All of them.</summary>
    public int Total => Realtime + Default + Batch;
}
