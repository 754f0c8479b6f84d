using System.Runtime.InteropServices;

namespace MixtralServer.LLama.Runtime;

/// <summary>
/// Asks ggml for its devices. LLamaSharp does not pass names and memory on, so ggml's own functions are called, in the
/// modules that the runtime loaded (ggml-backend.h).
/// </summary>
internal static unsafe class DeviceReader
{
    // ggml_backend_dev_type: 1 is a GPU with memory of its own, 2 one that shares the host's.
    private const int TypeGpu = 1;
    private const int TypeIntegratedGpu = 2;

    /// <summary>The CPU and the GPUs that llama.cpp would use, in its order.</summary>
    public static IReadOnlyList<NativeDevice> Read()
    {
        var registry = NativeModules.Find("ggml");
        var devices = NativeModules.Find("ggml-base");
        var count = (delegate* unmanaged<nuint>)NativeLibrary.GetExport(registry, "ggml_backend_dev_count");
        var get = (delegate* unmanaged<nuint, nint>)NativeLibrary.GetExport(registry, "ggml_backend_dev_get");
        var type = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(devices, "ggml_backend_dev_type");

        var found = new List<(NativeDevice Device, int Type)>();
        for (nuint i = 0; i < count(); i++)
            found.Add((ReadOne(devices, get(i), type(get(i))), type(get(i))));

        // llama.cpp leaves integrated GPUs alone where there are others.
        var hasGpu = found.Exists(d => d.Type == TypeGpu);
        return [.. found.Where(d => d.Type != TypeIntegratedGpu || !hasGpu).Select(d => d.Device)];
    }

    private static NativeDevice ReadOne(nint module, nint device, int type)
    {
        var name = (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(module, "ggml_backend_dev_name");
        var description = (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(
            module, "ggml_backend_dev_description");
        var memory = (delegate* unmanaged<nint, nuint*, nuint*, void>)NativeLibrary.GetExport(
            module, "ggml_backend_dev_memory");
        nuint free;
        nuint total;
        memory(device, &free, &total);
        return new NativeDevice(
            Marshal.PtrToStringUTF8(name(device)) ?? "",
            Marshal.PtrToStringUTF8(description(device)) ?? "",
            type is TypeGpu or TypeIntegratedGpu,
            (long)total,
            (long)free);
    }
}
