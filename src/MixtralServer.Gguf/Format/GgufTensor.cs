namespace MixtralServer.Gguf.Format;

/// <summary>One tensor of a file: its name, shape, type and place.</summary>
/// <param name="Name">Unique name, at most 64 bytes of UTF-8.</param>
/// <param name="Shape">Extents, the contiguous one (the row) first, 1 to 4 of them.</param>
/// <param name="Type">Element type.</param>
/// <param name="Offset">Offset in bytes from the start of the data section; a multiple of the alignment.</param>
public sealed record GgufTensor(string Name, IReadOnlyList<long> Shape, GgmlType Type, long Offset = 0)
{
    /// <summary>The number of elements. Throws <see cref="OverflowException"/> past 63 bits.</summary>
    public long Elements
    {
        get
        {
            var product = 1L;
            foreach (var extent in Shape)
                product = checked(product * extent);
            return product;
        }
    }

    /// <summary>
    /// The size of the data in bytes, without padding. Throws <see cref="NotSupportedException"/> for a type of unknown
    /// layout and <see cref="OverflowException"/> past 63 bits.
    /// </summary>
    public long Bytes
    {
        get
        {
            var layout = GgmlTypeLayout.Of(Type) ?? throw new NotSupportedException($"Unknown tensor type {Type}.");
            return checked(Elements / layout.BlockElements * layout.BlockBytes);
        }
    }
}
