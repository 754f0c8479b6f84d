namespace LLama.Native;

/// <summary>The native functions. The first use loads the library named in <see cref="NativeLibraryConfig"/>.</summary>
public static unsafe partial class NativeApi
{
    static NativeApi()
    {
        LLamaLibrary.Load();
        LLamaLibrary.CheckInterface();
        NativeLogConfig.Connect();

        // The CPU and GPU backends are files of their own; llama.cpp finds none that are loaded after its start.
        ggml_backend_load_all_from_path(LLamaLibrary.Directory);
        DropCudaThatCannotRun();
        if (LLamaLibrary.CudaFallback() is { } fallback && ggml_backend_reg_by_name("CUDA") == 0)
            ggml_backend_load(fallback);
        llama_backend_init();
    }

    private static void DropCudaThatCannotRun()
    {
        var cuda = ggml_backend_reg_by_name("CUDA");
        if (cuda != 0 && CudaKernels.IsBuildFor13() && !CudaKernels.CanRunHere())
            ggml_backend_unload(cuda);
    }

    /// <summary>Loads the native library where that has not happened yet.</summary>
    public static void llama_empty_call() => llama_max_devices();

    /// <summary>The most devices a model can be spread over.</summary>
    public static long llama_max_devices() => (long)llama_max_devices_native();
}
