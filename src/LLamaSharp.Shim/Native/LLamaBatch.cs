using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary>
/// Tokens to compute in one step. Its arrays are pinned for life, so that a step allocates nothing; they grow to
/// the largest batch seen.
/// </summary>
public sealed unsafe class LLamaBatch
{
    private const int CapacityInitial = 128;

    private LLamaToken[] _tokens = [];
    private LLamaPos[] _positions = [];
    private int[] _sequenceIdCounts = [];
    private LLamaSeqId[] _sequenceIds = [];
    private nint[] _sequenceIdPointers = [];
    private byte[] _logits = [];

    /// <summary>The tokens added since <see cref="Clear"/>.</summary>
    public int TokenCount { get; private set; }

    /// <summary>Adds one token of one sequence and says at which index.</summary>
    public int Add(LLamaToken token, LLamaPos pos, LLamaSeqId sequence, bool logits)
    {
        if (TokenCount == _tokens.Length)
            Grow(Math.Max(CapacityInitial, TokenCount * 2));

        _tokens[TokenCount] = token;
        _positions[TokenCount] = pos;
        _sequenceIds[TokenCount] = sequence;
        _logits[TokenCount] = logits ? (byte)1 : (byte)0;
        return TokenCount++;
    }

    /// <summary>Removes all tokens.</summary>
    public void Clear() => TokenCount = 0;

    /// <summary>The native form, valid until the next <see cref="Add"/> and while this object is alive.</summary>
    internal BatchNative ToNative() => new()
    {
        TokenCount = TokenCount,
        Tokens = Pointer(_tokens),
        Positions = Pointer(_positions),
        SequenceIdCounts = Pointer(_sequenceIdCounts),
        SequenceIds = (LLamaSeqId**)Pointer(_sequenceIdPointers),
        Logits = Pointer(_logits),
    };

    private void Grow(int capacity)
    {
        _tokens = Pinned(_tokens, capacity);
        _positions = Pinned(_positions, capacity);
        _sequenceIds = Pinned(_sequenceIds, capacity);
        _logits = Pinned(_logits, capacity);
        _sequenceIdCounts = Pinned(_sequenceIdCounts, capacity);
        _sequenceIdPointers = Pinned(_sequenceIdPointers, capacity);
        _sequenceIdCounts.AsSpan().Fill(1);
        for (var i = 0; i < capacity; i++)
            _sequenceIdPointers[i] = (nint)(Pointer(_sequenceIds) + i);
    }

    private static T[] Pinned<T>(T[] old, int capacity)
        where T : unmanaged
    {
        var grown = GC.AllocateArray<T>(capacity, pinned: true);
        old.CopyTo(grown, 0);
        return grown;
    }

    private static T* Pointer<T>(T[] pinned)
        where T : unmanaged =>
        (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
