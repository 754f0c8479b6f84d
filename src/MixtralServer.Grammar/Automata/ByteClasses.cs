namespace MixtralServer.Grammar.Automata;

/// <summary>Groups of bytes that no expression of a grammar tells apart.</summary>
internal sealed class ByteClasses
{
    private readonly byte[] _classOf = new byte[256];
    private readonly byte[] _examples;

    /// <param name="nodes">All expressions.</param>
    /// <param name="fuel">Pays for looking at them.</param>
    public ByteClasses(IEnumerable<RegularNode> nodes, Fuel fuel)
    {
        var sets = new HashSet<ByteSet>();
        Span<bool> literal = stackalloc bool[256];
        foreach (var node in nodes)
        {
            fuel.Spend(1);
            if (node.Kind == RegularKind.Bytes) sets.Add(node.Set);
            else if (node.Kind == RegularKind.Literal) Add(node.Text!.From(node.Min), literal, fuel);
        }

        for (var value = 0; value < 256; value++)
        {
            if (literal[value]) sets.Add(ByteSet.Of((byte)value));
        }

        var count = 1;
        foreach (var set in sets)
        {
            if (count == _classOf.Length) break; // each byte is its own class
            fuel.Spend(_classOf.Length);
            count = Split(set, count);
        }

        _examples = new byte[count];
        for (var value = 255; value >= 0; value--) _examples[_classOf[value]] = (byte)value;
    }

    public int Count => _examples.Length;

    public int Of(byte value) => _classOf[value];

    /// <summary>Some byte of a class.</summary>
    public byte Example(int byteClass) => _examples[byteClass];

    private static void Add(ReadOnlySpan<byte> text, Span<bool> values, Fuel fuel)
    {
        fuel.Spend(text.Length / 16);
        foreach (var value in text) values[value] = true;
    }

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
