using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary><c>llama_batch</c> of llama.cpp v0.5.0 on 64-bit Linux: 56 bytes (include/llama.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BatchNative
{
    public int TokenCount;
    public LLamaToken* Tokens;
    public float* Embeddings;
    public LLamaPos* Positions;
    public int* SequenceIdCounts;
    public LLamaSeqId** SequenceIds;
    public byte* Logits;
}
