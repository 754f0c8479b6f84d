using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary>The index of a vocabulary entry.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct LLamaToken
{
    private readonly int _value;

    private LLamaToken(int value) => _value = value;

    /// <summary>The index as a number.</summary>
    public static explicit operator int(LLamaToken token) => token._value;

    /// <summary>The token with this index; whether the vocabulary has it is not checked.</summary>
    public static implicit operator LLamaToken(int value) => new(value);

    /// <summary>What kind of entry this is. The vocabulary must have it.</summary>
    public LLamaTokenAttr GetAttributes(SafeLlamaModelHandle.Vocabulary vocab)
    {
        ArgumentNullException.ThrowIfNull(vocab);
        return vocab.Attributes(this);
    }

    /// <summary>Whether the model says with this token that it has finished. The vocabulary must have it.</summary>
    public bool IsEndOfGeneration(SafeLlamaModelHandle.Vocabulary vocab)
    {
        ArgumentNullException.ThrowIfNull(vocab);
        return vocab.EndsGeneration(this);
    }
}
