using System.Reflection;
using System.Runtime.InteropServices;
using LLama.Exceptions;
using LLama.Native;
using MixtralServer.Inference.Ports;

namespace MixtralServer.LLama.Runtime;

/// <summary>The native library, loaded once per process.</summary>
public static class NativeRuntime
{
    // The library can be loaded only once, and two hosts of one test process may start at the same time.
    private static readonly Lock StartLock = new();
    private static StartedRuntime? _started;

    /// <summary>What this program was built with: "LLamaSharp" or "Shim".</summary>
    public static string Name { get; } = BuiltWith("LLamaRuntime");

    /// <summary>The version of it.</summary>
    public static string Version { get; } = BuiltWith("LLamaRuntimeVersion");

    internal static StartedRuntime Started => _started
        ?? throw new InvalidOperationException("NativeRuntime.Start must be called before a model is loaded");

    /// <summary>
    /// Loads the native library and finds its devices; later calls with the same backend and folder return the same.
    /// </summary>
    /// <exception cref="ModelLoadException">
    /// The library is missing, is another version, lacks the backend, or was started otherwise before.
    /// </exception>
    public static NativeRuntimeFacts Start(NativeRuntimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (StartLock)
        {
            _started ??= Load(options);
            return _started.Backend == options.Backend && _started.DirectoryAsked == options.LibraryDirectory
                ? _started.Facts
                : throw new ModelLoadException(
                    $"The native library was already started for {_started.Backend}; one process can use one.");
        }
    }

    private static StartedRuntime Load(NativeRuntimeOptions options)
    {
        // LLamaSharp brings its own library and knows where it lies; the npm packages hold another version of it.
        var path = NativeLibraryLocator.FindNamed(options);
        if (path is null && Name == "Shim")
            path = NativeLibraryLocator.FindInstalled(options);

        var log = new NativeLog(options.Logger);
        NativeLogConfig.LLamaLogCallback callback = log.WriteNative;
        try
        {
            NativeLibraryConfig.LLama
                .WithLibrary(path)
                .WithCuda(options.Backend is NativeBackend.Auto or NativeBackend.Cuda)
                .WithVulkan(options.Backend is NativeBackend.Auto or NativeBackend.Vulkan)
                .WithLogCallback(callback);
            NativeApi.llama_empty_call();
        }
        catch (Exception e) when (e is TypeInitializationException or RuntimeError or DllNotFoundException)
        {
            throw NotLoaded(e);
        }

        CheckVersion();
        return new StartedRuntime(options, ReadFacts(options.Backend), log, callback);
    }

    private static NativeRuntimeFacts ReadFacts(NativeBackend backend)
    {
        var devices = DeviceReader.Read();
        if (backend == NativeBackend.Cpu)
            devices = [.. devices.Where(d => !d.IsGpu)];
        else if (backend != NativeBackend.Auto && !devices.Any(d => d.IsGpu))
            throw new ModelLoadException($"The {backend} backend found no device. It needs {Needs(backend)}.");

        var directory = Path.GetDirectoryName(NativeModules.FileOf("llama"))!;
        return new NativeRuntimeFacts(Name, Version, directory, devices);
    }

    private static string Needs(NativeBackend backend) => backend == NativeBackend.Cuda
        ? "an NVIDIA card, its driver, and libcudart and libcublas of CUDA 12, or of CUDA 13 with a driver since 590 (CUDA 13.1)"
        : "a card with a Vulkan driver, and libvulkan";

    // LLamaSharp does not check whose structures it fills. Later libraries than its own have llama_version and write
    // more than it makes room for, so they must not be asked anything; others show in the defaults they hand out.
    private static void CheckVersion()
    {
        var isLater = NativeLibrary.TryGetExport(NativeModules.Find("llama"), "llama_version", out _);
        var isExpected = isLater == (Name == "Shim") && LLamaContextParams.Default() is
        {
            n_batch: 2048, n_ubatch: 512, n_seq_max: 1, type_k: GGMLType.GGML_TYPE_F16, type_v: GGMLType.GGML_TYPE_F16,
            offload_kqv: true, kv_unified: false,
        };
        if (!isExpected)
            throw new ModelLoadException(
                $"The native library is not the version that {Name} {Version} was made for. "
                + $"Unset {NativeLibraryLocator.DirectoryVariable}.");
    }

    private static ModelLoadException NotLoaded(Exception e)
    {
        var cause = e is TypeInitializationException { InnerException: { } inner } ? inner : e;
        var reason = cause.Message.TrimEnd('.', '\n', ' ');
        return new ModelLoadException(
            $"The native library could not be used: {reason}. Run ./mixtral native cpu to install the right one.", e);
    }

    private static string BuiltWith(string key) => typeof(NativeRuntime).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == key).Value!;
}
