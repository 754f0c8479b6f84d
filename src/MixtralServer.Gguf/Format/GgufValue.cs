using System.Globalization;

namespace MixtralServer.Gguf.Format;

/// <summary>
/// One metadata value. Scalars are held as the matching .NET type; arrays as a .NET array of it (<c>string[]</c> for
/// strings, <c>GgufValue[]</c> for arrays of arrays).
/// </summary>
public sealed class GgufValue
{
    private GgufValue(GgufValueType type, object content, GgufValueType? elementType = null)
    {
        Type = type;
        Content = content;
        ElementType = elementType;
    }

    /// <summary>The type in the file.</summary>
    public GgufValueType Type { get; }

    /// <summary>The element type of an array; null for anything else.</summary>
    public GgufValueType? ElementType { get; }

    /// <summary>The value itself, as the summary of this type says.</summary>
    public object Content { get; }

    /// <summary>The elements of an array; null for anything else.</summary>
    public Array? Items => Content as Array;

    /// <summary>The text of a string; null for anything else.</summary>
    public string? Text => Content as string;

    /// <summary>The value of a bool; null for anything else.</summary>
    public bool? Flag => Content as bool?;

    /// <summary>The value of any integer type that fits 64 signed bits; null for anything else.</summary>
    public long? Integer => Content switch
    {
        ulong large => large <= long.MaxValue ? (long)large : null,
        byte or sbyte or ushort or short or uint or int or long =>
            Convert.ToInt64(Content, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The value of any number, integer or float; null for anything else.</summary>
    public double? Number => Content switch
    {
        string or bool or System.Array => null,
        _ => Convert.ToDouble(Content, CultureInfo.InvariantCulture),
    };

    /// <summary>A string value.</summary>
    public static GgufValue Of(string text) => new(GgufValueType.String, text);

    /// <summary>An unsigned 32-bit value.</summary>
    public static GgufValue Of(uint number) => new(GgufValueType.UInt32, number);

    /// <summary>A 32-bit float value.</summary>
    public static GgufValue Of(float number) => new(GgufValueType.Float32, number);

    /// <summary>A bool value.</summary>
    public static GgufValue Of(bool flag) => new(GgufValueType.Bool, flag);

    /// <summary>
    /// A scalar of a type chosen at run time. Throws <see cref="ArgumentException"/> where the .NET type of
    /// <paramref name="content"/> is not the one that <paramref name="type"/> is held as.
    /// </summary>
    public static GgufValue Scalar(GgufValueType type, object content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (type == GgufValueType.Array || GgufValueTypes.ClrType(type) != content.GetType())
            throw new ArgumentException($"{content.GetType().Name} is not how {type} is held.", nameof(content));
        return new GgufValue(type, content);
    }

    /// <summary>
    /// An array. Throws <see cref="ArgumentException"/> where <paramref name="items"/> is not a .NET array of the type
    /// that <paramref name="elementType"/> is held as.
    /// </summary>
    public static GgufValue List(GgufValueType elementType, Array items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (GgufValueTypes.ClrType(elementType) != items.GetType().GetElementType())
            throw new ArgumentException($"{items.GetType().Name} is no array of {elementType}.", nameof(items));
        return new GgufValue(GgufValueType.Array, items, elementType);
    }
}
