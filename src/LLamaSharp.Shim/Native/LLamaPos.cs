using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary>The position of a token in its sequence.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct LLamaPos
{
    private readonly int _value;

    private LLamaPos(int value) => _value = value;

    /// <summary>The position as a number.</summary>
    public static explicit operator int(LLamaPos pos) => pos._value;

    /// <summary>The position with this number; negative ones mean an open end where a range is asked for.</summary>
    public static implicit operator LLamaPos(int value) => new(value);
}
