using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary>The number of a sequence in a context's memory.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct LLamaSeqId
{
    private readonly int _value;

    private LLamaSeqId(int value) => _value = value;

    /// <summary>The sequence as a number.</summary>
    public static explicit operator int(LLamaSeqId id) => id._value;

    /// <summary>The sequence with this number; whether the context has it is not checked.</summary>
    public static explicit operator LLamaSeqId(int value) => new(value);
}
