using Microsoft.Extensions.Logging;

namespace MixtralServer.LLama.Runtime;

/// <summary>How the native library is found and who hears its log.</summary>
public sealed record NativeRuntimeOptions
{
    /// <summary>Which kind of device to use.</summary>
    public NativeBackend Backend { get; init; } = NativeBackend.Auto;

    /// <summary>
    /// The folder with the native library, or null: then the folder in the environment variable MIXTRAL_NATIVE_DIR, or
    /// <c>native</c> beside the program, or a <c>native/node_modules</c> above it.
    /// </summary>
    public string? LibraryDirectory { get; init; }

    /// <summary>Hears llama.cpp's log: its warnings and errors as such, all else at Debug.</summary>
    public required ILogger Logger { get; init; }
}
