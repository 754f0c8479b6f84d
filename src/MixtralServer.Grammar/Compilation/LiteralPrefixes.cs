using MixtralServer.Grammar.Automata;

namespace MixtralServer.Grammar.Compilation;

/// <summary>
/// Alternatives of fixed text with what they begin with written once, so that a byte leads on in one of them and not in each:
/// thousands of values of an enumeration then cost no more than the letters of one.
/// </summary>
internal sealed class LiteralPrefixes(RegularPool pool)
{
    // From the shortest prefixes on; what is longer is on top.
    private readonly Stack<Branch> _open = new(); // bounded by the length of the longest text

    /// <summary>Any of some texts.</summary>
    /// <param name="texts">Their bytes, in any order; the empty one too.</param>
    public RegularNode Any(IEnumerable<byte[]> texts)
    {
        var sorted = texts.ToList();
        sorted.Sort((x, y) => x.AsSpan().SequenceCompareTo(y));
        _open.Clear();
        _open.Push(new Branch(0));
        for (var i = 0; i < sorted.Count; i++)
        {
            var ahead = i + 1 < sorted.Count ? sorted[i].AsSpan().CommonPrefixLength(sorted[i + 1]) : 0;
            if (ahead > _open.Peek().Depth) _open.Push(new Branch(ahead));
            _open.Peek().Ways.Add(Rest(sorted[i], _open.Peek().Depth, sorted[i].Length));
            while (_open.Peek().Depth > ahead) Close(sorted[i], ahead);
        }

        return pool.Union(_open.Pop().Ways);
    }

    // Ends the deepest branch, of which a text is the last, and hangs it where the next text leaves that one.
    private void Close(byte[] text, int ahead)
    {
        var branch = _open.Pop();
        var from = Math.Max(ahead, _open.Peek().Depth);
        if (from > _open.Peek().Depth) _open.Push(new Branch(from));
        _open.Peek().Ways.Add(pool.Concat(Rest(text, from, branch.Depth), pool.Union(branch.Ways)));
    }

    private RegularNode Rest(byte[] text, int from, int to)
        => from == to ? pool.Empty : pool.Literal(new LiteralText(text[from..to]), 0);

    private readonly record struct Branch(int Depth)
    {
        public List<RegularNode> Ways { get; } = []; // bounded by the texts
    }
}
