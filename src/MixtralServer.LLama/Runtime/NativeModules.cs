using System.Diagnostics;
using System.Runtime.InteropServices;
using MixtralServer.Inference.Ports;

namespace MixtralServer.LLama.Runtime;

/// <summary>The native library's parts as they lie in memory, whichever runtime loaded them.</summary>
internal static class NativeModules
{
    /// <summary>The handle of a loaded part such as "ggml-base".</summary>
    public static nint Find(string name) => NativeLibrary.Load(FileOf(name));

    /// <summary>The file of a loaded part. Throws <see cref="ModelLoadException"/> where it was not loaded.</summary>
    public static string FileOf(string name)
    {
        using var process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
        {
            // libggml.so, libggml.so.0, libggml.v0.5.0.so, ggml.dll: the same up to the first dot.
            var stem = Path.GetFileName(module.FileName).Split('.')[0];
            if (stem == name || stem == "lib" + name)
                return module.FileName;
        }

        throw new ModelLoadException($"The native library was loaded without its part {name}: no llama.cpp build.");
    }
}
