namespace MixtralServer.Grammar.Automata;

/// <summary>Groups of bytes that no expression of a grammar tells apart.</summary>
internal sealed class ByteClasses
{
    private readonly byte[] _classOf = new byte[256];
    private readonly byte[] _examples;

    public ByteClasses(IEnumerable<ByteSet> sets)
    {
        var count = 1;
        foreach (var set in sets.Distinct()) count = Split(set, count);
        _examples = new byte[count];
        for (var value = 255; value >= 0; value--) _examples[_classOf[value]] = (byte)value;
    }

    public int Count => _examples.Length;

    public int Of(byte value) => _classOf[value];

    /// <summary>Some byte of a class.</summary>
    public byte Example(int byteClass) => _examples[byteClass];

    private int Split(ByteSet set, int count)
    {
        Span<int> inside = stackalloc int[256];
        Span<bool> outside = stackalloc bool[256];
        inside.Fill(-1);
        for (var value = 0; value < 256; value++) outside[_classOf[value]] |= !set.Contains((byte)value);
        for (var value = 0; value < 256; value++)
        {
            var old = _classOf[value];
            if (!set.Contains((byte)value) || !outside[old]) continue;
            if (inside[old] < 0) inside[old] = count++;
            _classOf[value] = (byte)inside[old];
        }

        return count;
    }
}
