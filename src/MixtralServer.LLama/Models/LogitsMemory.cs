using System.Buffers;

namespace MixtralServer.LLama.Models;

/// <summary>A row of logits that llama.cpp owns, as memory that other threads can be given. Points elsewhere after each decode.</summary>
internal sealed unsafe class LogitsMemory : MemoryManager<float>
{
    private float* _first;
    private int _length;

    /// <summary>Points at a row.</summary>
    public LogitsMemory PointAt(Span<float> nativeRow)
    {
        fixed (float* first = nativeRow) _first = first; // native memory does not move
        _length = nativeRow.Length;
        return this;
    }

    public override Span<float> GetSpan() => new(_first, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_first + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
