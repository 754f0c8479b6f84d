using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary><c>llama_model_params</c> of llama.cpp v0.5.0 on 64-bit Linux: 80 bytes (include/llama.h).</summary>
[StructLayout(LayoutKind.Explicit, Size = 80)]
internal unsafe struct ModelParamsNative
{
    public const int LoadModeAuto = -1;
    public const int LoadModeMmap = 1;
    public const int LoadModeMlock = 2;

    [FieldOffset(0)] public nint Devices;
    [FieldOffset(16)] public int GpuLayers;
    [FieldOffset(20)] public int SplitMode;
    [FieldOffset(24)] public int LoadMode;
    [FieldOffset(32)] public int MainGpu;
    [FieldOffset(40)] public float* TensorSplit;
    [FieldOffset(48)] public nint ProgressCallback;
    [FieldOffset(56)] public nint ProgressUserData;
    [FieldOffset(64)] public nint MetadataOverrides;
    [FieldOffset(72)] public byte VocabularyOnly;
    [FieldOffset(74)] public byte UseExtraBuffers;
}
