using System.Runtime.InteropServices;
using LLama.Exceptions;

namespace LLama.Native;

/// <summary>Loads the files of the native library and checks that they are the right ones.</summary>
internal static class LLamaLibrary
{
    public const string LLamaName = "llama";
    public const string GgmlName = "ggml";

    // What llama_version() of release v0.5.0 answers. The struct layouts here are that release's and no other's.
    private const string VersionExpected = "0.5.0-dev";

    private static nint _llama;
    private static nint _ggml;

    /// <summary>The folder that holds the library and its backends.</summary>
    public static string Directory { get; private set; } = "";

    public static void Load()
    {
        var path = NativeLibraryConfig.LLama.LibraryPath
            ?? throw new RuntimeError("No native library was named with NativeLibraryConfig.LLama.WithLibrary");
        Directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        _llama = LoadFile(path);

        // Already in memory: libllama needs it by the same name.
        _ggml = LoadFile(FindGgml());
        NativeLibrary.SetDllImportResolver(typeof(LLamaLibrary).Assembly, (name, _, _) => name switch
        {
            LLamaName => _llama,
            GgmlName => _ggml,
            _ => 0,
        });
        NativeLibraryConfig.LLama.LibraryHasLoaded = true;
    }

    public static void CheckInterface()
    {
        var version = NativeLibrary.TryGetExport(_llama, "llama_version", out _)
            ? Marshal.PtrToStringUTF8(NativeApi.llama_version())
            : "older than 0.5.0";
        if (version != VersionExpected)
            throw new RuntimeError($"{Directory} holds llama.cpp {version}; this program needs {VersionExpected}");

        var isExpected = IsExpected(NativeApi.llama_model_default_params())
            && IsExpected(NativeApi.llama_context_default_params());
        if (!isExpected)
            throw new RuntimeError($"the llama.cpp in {Directory} lays out its parameters unlike release {version}");
    }

    /// <summary>
    /// The CUDA backend for CUDA 12, where it is installed: the one beside the library needs CUDA 13. It lies in a
    /// folder of its own here, and in a package of its own as npm installs it.
    /// </summary>
    public static string? CudaFallback()
    {
        string[] places =
        [
            Path.Combine(Directory, "fallback"),
            Path.Combine(Directory, "..", "..", "..", "linux-x64-cuda-ext", "bins", "linux-x64-cuda", "fallback"),
        ];
        return places.Select(p => Path.GetFullPath(Path.Combine(p, "libggml-cuda.so"))).FirstOrDefault(File.Exists);
    }

    // The defaults of v0.5.0: a field that moved shows in at least one of them.
    private static bool IsExpected(ModelParamsNative model) => model is
    {
        Devices: 0, GpuLayers: -1, SplitMode: (int)GPUSplitMode.Layer, LoadMode: ModelParamsNative.LoadModeAuto,
        MainGpu: 0, ProgressCallback: 0, MetadataOverrides: 0, VocabularyOnly: 0, UseExtraBuffers: 1,
    };

    private static bool IsExpected(ContextParamsNative context) => context is
    {
        ContextSize: 512, BatchSize: 2048, MicroBatchSize: 512, SequenceCount: 1, FlashAttention: -1,
        RopeFrequencyBase: 0, KeyType: (int)GGMLType.GGML_TYPE_F16, ValueType: (int)GGMLType.GGML_TYPE_F16,
        AbortCallback: 0, Embeddings: 0, OffloadKqv: 1, NoTimings: 1, OffloadOperations: 1, FullSlidingWindow: 1,
        UnifiedKv: 0, Samplers: 0, OtherContext: 0,
    };

    // Named libggml.v0.5.0.so, libggml.vulkan.v0.5.0.so and so on, beside libggml-base.so and libggml-cpu-*.so.
    private static string FindGgml()
    {
        var found = System.IO.Directory.GetFiles(Directory, "libggml.*so*");
        return found.Length > 0 ? found[0] : throw new RuntimeError($"{Directory} holds libllama but no libggml");
    }

    private static nint LoadFile(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            // The loader's own words come last, after .NET's advice on how to find out.
            throw new RuntimeError($"{path} could not be loaded: {e.Message.Trim().Split('\n')[^1]}");
        }
    }
}
