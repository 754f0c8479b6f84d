namespace MixtralServer.Grammar.Tokens;

/// <summary>Tokens by their bytes, as an array in depth-first order: walking it needs no recursion and skips by adding.</summary>
internal sealed class TokenTrie
{
    private readonly TrieNode[] _nodes;
    private readonly Dictionary<int, int> _twins = [];

    /// <param name="tokens">Each with one byte at least.</param>
    /// <param name="bytes">Their bytes.</param>
    public TokenTrie(IEnumerable<int> tokens, TokenBytes bytes)
    {
        var sorted = tokens.ToArray();
        Array.Sort(sorted, (x, y) => bytes(x).SequenceCompareTo(bytes(y)) is var order and not 0 ? order : x.CompareTo(y));
        var nodes = new List<TrieNode>();
        var path = new List<int>(); // the nodes on the way to the last token
        foreach (var token in sorted)
        {
            var text = bytes(token);
            var common = 0;
            while (common < Math.Min(path.Count, text.Length) && nodes[path[common]].Value == text[common]) common++;
            Close(nodes, path, common);
            for (var i = common; i < text.Length; i++)
            {
                path.Add(nodes.Count);
                nodes.Add(new TrieNode(text[i], checked((ushort)(i + 1)), 1, -1));
            }

            Place(nodes, path[^1], token);
            LengthMax = Math.Max(LengthMax, text.Length);
        }

        Close(nodes, path, 0);
        _nodes = [.. nodes];
    }

    /// <summary>Depth-first, children in the order of their bytes.</summary>
    public ReadOnlySpan<TrieNode> Nodes => _nodes;

    /// <summary>Bytes of the longest token.</summary>
    public int LengthMax { get; }

    /// <summary>Another token with the same bytes as one that ends at a node, or -1.</summary>
    public int TwinOf(int token) => _twins.GetValueOrDefault(token, -1);

    /// <summary>Whether any tokens have the same bytes.</summary>
    public bool HasTwins => _twins.Count > 0;

    /// <summary>The longest token that a text begins with, or -1.</summary>
    public int Longest(ReadOnlySpan<byte> text)
    {
        var (found, end, child) = (-1, _nodes.Length, 0);
        for (var depth = 0; depth < text.Length && child < end; depth++)
        {
            while (child < end && _nodes[child].Value != text[depth]) child += _nodes[child].Size;
            if (child >= end) break;
            if (_nodes[child].Token >= 0) found = _nodes[child].Token;
            (child, end) = (child + 1, child + _nodes[child].Size);
        }

        return found;
    }

    /// <summary>The nodes of the tokens that begin with a text and go on after it; depth-first, none where there are none.</summary>
    public ReadOnlySpan<TrieNode> Beyond(ReadOnlySpan<byte> text)
    {
        var (end, child) = (_nodes.Length, 0);
        foreach (var value in text)
        {
            while (child < end && _nodes[child].Value != value) child += _nodes[child].Size;
            if (child >= end) return [];
            (child, end) = (child + 1, child + _nodes[child].Size);
        }

        return Nodes[child..end];
    }

    private static void Close(List<TrieNode> nodes, List<int> path, int depth)
    {
        foreach (var at in path.Skip(depth)) nodes[at] = nodes[at] with { Size = nodes.Count - at };
        path.RemoveRange(depth, path.Count - depth);
    }

    private void Place(List<TrieNode> nodes, int at, int token)
    {
        if (nodes[at].Token >= 0) _twins[token] = nodes[at].Token;
        nodes[at] = nodes[at] with { Token = token };
    }
}
