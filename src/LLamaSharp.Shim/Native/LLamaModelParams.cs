using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary>How a model is loaded. Start from <see cref="Default"/>.</summary>
public unsafe struct LLamaModelParams
{
    /// <summary>Layers to place on devices, the last ones first; negative: all.</summary>
    public int n_gpu_layers;

    /// <summary>How layers spread over devices.</summary>
    public GPUSplitMode split_mode;

    /// <summary>The one device used with <see cref="GPUSplitMode.None"/>; negative: none at all.</summary>
    public int main_gpu;

    /// <summary>Share of the model for each device, or null; must stay valid while the model loads.</summary>
    public float* tensor_split;

    /// <summary>Hears of progress, or null.</summary>
    public LlamaProgressCallback? progress_callback;

    /// <summary>Whether weights are mapped from the file instead of read.</summary>
    public bool use_mmap { readonly get; set; }

    /// <summary>Whether weights are kept from being swapped out.</summary>
    public bool use_mlock { readonly get; set; }

    /// <summary>What the native library uses where nothing is said.</summary>
    public static LLamaModelParams Default()
    {
        var native = NativeApi.llama_model_default_params();
        return new LLamaModelParams
        {
            n_gpu_layers = native.GpuLayers,
            split_mode = (GPUSplitMode)native.SplitMode,
            main_gpu = native.MainGpu,
            use_mmap = true,
        };
    }

    /// <summary>The native form; <paramref name="keepAlive"/> must live until the load is over.</summary>
    internal readonly ModelParamsNative ToNative(out LlamaProgressCallback? keepAlive)
    {
        var native = NativeApi.llama_model_default_params();
        native.GpuLayers = n_gpu_layers;
        native.SplitMode = (int)split_mode;
        native.MainGpu = main_gpu;
        native.TensorSplit = tensor_split;
        native.LoadMode = (use_mmap ? ModelParamsNative.LoadModeMmap : 0)
            | (use_mlock ? ModelParamsNative.LoadModeMlock : 0);
        keepAlive = progress_callback;
        native.ProgressCallback = keepAlive is null ? 0 : Marshal.GetFunctionPointerForDelegate(keepAlive);
        return native;
    }
}
