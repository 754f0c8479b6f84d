namespace MixtralServer.Configuration;

/// <summary>What of a model goes to which GPUs. Without effect where the runtime has none.</summary>
internal sealed record GpuOptions
{
    /// <summary>How many layers are offloaded.</summary>
    public GpuLayers Layers { get; init; } = GpuLayers.All;

    /// <summary>The devices to use, such as <c>CUDA0</c>; empty for all.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>How the model is spread over several devices.</summary>
    public GpuSplit Split { get; init; } = GpuSplit.Layer;

    /// <summary>The share of each device, in any unit; empty leaves it to the runtime (by free memory).</summary>
    public IReadOnlyList<double> TensorSplit { get; init; } = [];

    /// <summary>Which device, counted from 0, holds everything (no split) or the small tensors (by row).</summary>
    public int MainDevice { get; init; }
}
