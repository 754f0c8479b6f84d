using MixtralServer.Configuration.Yaml;

namespace MixtralServer.Configuration;

/// <summary>Reads the <c>gpu</c> part of a catalogue entry.</summary>
internal static class GpuReader
{
    private const int MaxDevices = 16; // llama_max_devices() of the prebuilt libraries

    /// <summary>Reads it; problems go to <paramref name="reading"/>.</summary>
    public static GpuOptions Read(MapReader gpu, ConfigReading reading)
    {
        var problemsBefore = reading.ProblemCount;
        var options = new GpuOptions
        {
            Layers = gpu.Parsed("layers", GpuLayers.Allowed, GpuLayers.Parse) ?? GpuLayers.All,
            Devices = gpu.Texts("devices", MaxDevices),
            Split = gpu.Choice("split", Words.GpuSplits, GpuSplit.Layer),
            TensorSplit = gpu.Numbers("tensor_split", MaxDevices, 0, 1_000_000),
            MainDevice = gpu.Integer("main", 0, MaxDevices - 1) ?? 0,
        };
        gpu.Finish();
        if (reading.ProblemCount == problemsBefore)
            CheckTogether(gpu, options);
        return options;
    }

    private static void CheckTogether(MapReader gpu, GpuOptions options)
    {
        var (deviceCount, shareCount) = (options.Devices.Count, options.TensorSplit.Count);
        if (options.Devices.Distinct(StringComparer.OrdinalIgnoreCase).Count() < deviceCount)
            gpu.Problem("devices", "names a device twice; name each once");
        if (options.Split == GpuSplit.None && deviceCount > 1)
            gpu.Problem("split", $"is none, but {deviceCount} devices are named; name one, or split by layer or row");
        if (options.Split == GpuSplit.None && shareCount > 0)
            gpu.Problem("tensor_split", "gives shares, but split is none; remove it, or split by layer or row");
        if (gpu.Has("tensor_split") && options.TensorSplit.Sum() == 0)
            gpu.Problem("tensor_split", "gives no device anything; write one share per device, such as [3, 1]");
        if (deviceCount > 0 && shareCount > 0 && shareCount != deviceCount)
            gpu.Problem("tensor_split", $"has {shareCount} shares for {deviceCount} devices; write one each");
        if (deviceCount > 0 && options.MainDevice >= deviceCount)
            gpu.Problem("main", $"is {options.MainDevice}, but the {deviceCount} devices are counted from 0");
    }
}
