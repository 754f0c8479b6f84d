namespace MixtralServer.LLama.Models;

/// <summary>Which model is loaded and where its weights go.</summary>
public sealed record ModelLoadOptions
{
    /// <summary>A GGUF file, or the first part of a split one (name-00001-of-0000N.gguf).</summary>
    public required string Path { get; init; }

    /// <summary>How many layers, the last ones first, lie on GPUs. Null: all where there is a GPU.</summary>
    public int? GpuLayers { get; init; }

    /// <summary>
    /// Names of the devices to use, such as "CUDA0", or "CPU" alone for none but the CPU. Empty: all. The names are in
    /// <see cref="Runtime.NativeRuntimeFacts.Devices"/>.
    /// </summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>How the model is spread where there are several GPUs.</summary>
    public ModelSplitMode SplitMode { get; init; } = ModelSplitMode.Layer;

    /// <summary>The share of each GPU used, in their order; only ratios matter. Empty: by free memory.</summary>
    public IReadOnlyList<float> TensorSplit { get; init; } = [];

    /// <summary>Which of the GPUs used holds all with <see cref="ModelSplitMode.None"/>; 0 is the first.</summary>
    public int MainGpu { get; init; }

    /// <summary>Whether weights on the CPU are mapped from the file instead of read.</summary>
    public bool Mmap { get; init; } = true;

    /// <summary>Whether weights on the CPU are kept from being swapped out.</summary>
    public bool Mlock { get; init; }
}
