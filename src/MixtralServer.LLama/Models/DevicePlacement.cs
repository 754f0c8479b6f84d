using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.LLama.Models;

/// <summary>
/// Devices by name in the terms that LLamaSharp lets a caller set. Its list of devices is private, but one GPU is
/// "no split, this main GPU", none is "no split, no main GPU", and several are shares of zero for all others.
/// </summary>
/// <param name="GpuLayers">Layers on GPUs; -1 is all.</param>
/// <param name="SplitMode">How they are spread.</param>
/// <param name="MainGpu">Index among llama.cpp's GPUs; -1 leaves every GPU alone.</param>
/// <param name="Shares">Share of each of llama.cpp's GPUs; empty leaves it to llama.cpp.</param>
internal sealed record DevicePlacement(
    int GpuLayers, ModelSplitMode SplitMode, int MainGpu, IReadOnlyList<float> Shares)
{
    private const string Cpu = "CPU";
    private const int AllLayers = -1;

    /// <summary>Throws <see cref="ModelLoadException"/> for unknown devices and options that contradict.</summary>
    public static DevicePlacement Of(ModelLoadOptions options, IReadOnlyList<NativeDevice> devices)
    {
        string[] gpus = [.. devices.Where(d => d.IsGpu).Select(d => d.Name)];
        var chosen = Chosen(options.Devices, gpus);
        if (chosen.Length == 0)
            return options.GpuLayers > 0 ? throw NoGpu(options.GpuLayers.Value) : new(0, ModelSplitMode.None, -1, []);

        CheckRanges(options, chosen.Length);
        var layers = options.GpuLayers ?? AllLayers;
        if (chosen.Length == 1 || options.SplitMode == ModelSplitMode.None)
            return new(layers, ModelSplitMode.None, Array.IndexOf(gpus, chosen[options.MainGpu]), []);

        var shares = SharesOf(options, gpus, chosen, devices);
        return new(layers, options.SplitMode, Array.IndexOf(gpus, chosen[options.MainGpu]), shares);
    }

    private static string[] Chosen(IReadOnlyList<string> asked, string[] gpus)
    {
        if (asked.Count == 0)
            return gpus;
        if (asked is [Cpu])
            return [];

        foreach (var name in asked)
        {
            if (!gpus.Contains(name))
                throw new ModelLoadException(
                    $"There is no GPU named '{name}'. Devices here: {string.Join(", ", gpus.Prepend(Cpu))}.");
        }

        return [.. gpus.Where(asked.Contains)];
    }

    private static void CheckRanges(ModelLoadOptions options, int gpuCount)
    {
        if (options.MainGpu < 0 || options.MainGpu >= gpuCount)
            throw new ModelLoadException(
                $"Main GPU {options.MainGpu} does not exist: {gpuCount} are used, counted from 0.");
        if (options.TensorSplit.Count != 0 && options.TensorSplit.Count != gpuCount)
            throw new ModelLoadException(
                $"The tensor split has {options.TensorSplit.Count} shares, but {gpuCount} GPUs are used.");
        if (options.TensorSplit.Any(s => s < 0 || !float.IsFinite(s)))
            throw new ModelLoadException("The shares of the tensor split must be zero or more.");
    }

    // llama.cpp splits by free memory itself, but only over all GPUs.
    private static float[] SharesOf(
        ModelLoadOptions options, string[] gpus, string[] chosen, IReadOnlyList<NativeDevice> devices)
    {
        if (options.TensorSplit.Count == 0 && chosen.Length == gpus.Length)
            return [];

        return [.. gpus.Select(gpu => Array.IndexOf(chosen, gpu) switch
        {
            < 0 => 0f,
            var i when options.TensorSplit.Count > 0 => options.TensorSplit[i],
            _ => devices.First(d => d.Name == gpu).MemoryFree,
        })];
    }

    private static ModelLoadException NoGpu(int layers) => new(
        $"{layers} layers were asked to be on a GPU, but this runtime uses none. "
        + "Run ./mixtral native cuda (or vulkan), or set the GPU layers to 0.");
}
