using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary><c>llama_context_params</c> of llama.cpp v0.5.0 on 64-bit Linux: 160 bytes (include/llama.h).</summary>
[StructLayout(LayoutKind.Explicit, Size = 160)]
internal struct ContextParamsNative
{
    [FieldOffset(0)] public uint ContextSize;
    [FieldOffset(4)] public uint BatchSize;
    [FieldOffset(8)] public uint MicroBatchSize;
    [FieldOffset(12)] public uint SequenceCount;
    [FieldOffset(28)] public int Threads;
    [FieldOffset(32)] public int ThreadsBatch;
    [FieldOffset(44)] public int PoolingType;
    [FieldOffset(52)] public int FlashAttention;
    [FieldOffset(56)] public float RopeFrequencyBase;
    [FieldOffset(104)] public int KeyType;
    [FieldOffset(108)] public int ValueType;
    [FieldOffset(112)] public nint AbortCallback;
    [FieldOffset(128)] public byte Embeddings;
    [FieldOffset(129)] public byte OffloadKqv;
    [FieldOffset(130)] public byte NoTimings;
    [FieldOffset(131)] public byte OffloadOperations;
    [FieldOffset(132)] public byte FullSlidingWindow;
    [FieldOffset(133)] public byte UnifiedKv;
    [FieldOffset(136)] public nint Samplers;
    [FieldOffset(152)] public nint OtherContext;
}
