using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.KvCache;

/// <summary>A run of cells that every sequence through it shares. Branches hang below it where texts part.</summary>
internal sealed class KvNode(KvNode? parent, int start)
{
    /// <summary>The node before it; null for the root of a scope.</summary>
    public KvNode? Parent { get; set; } = parent;

    /// <summary>Position of its first token.</summary>
    public int Start { get; private set; } = start;

    /// <summary>Its tokens, one cell each.</summary>
    public List<TokenId> Tokens { get; private init; } = [];

    /// <summary>Position after its last token.</summary>
    public int End => Start + Tokens.Count;

    public List<KvNode> Children { get; } = [];

    /// <summary>Sequences whose text ends with this node.</summary>
    public List<SequenceId> Ends { get; } = [];

    /// <summary>How many running sequences pass through it or end here.</summary>
    public int Pins { get; set; }

    /// <summary>When a request last used it.</summary>
    public long LastUse { get; set; }

    /// <summary>Cuts the node in two, so that it ends at a position inside it; the rest becomes its only child.</summary>
    /// <returns>The rest.</returns>
    public KvNode Split(int position)
    {
        Invariant.Check(position > Start && position < End);
        var keep = position - Start;
        var rest = new KvNode(this, position)
        {
            Tokens = Tokens.GetRange(keep, Tokens.Count - keep),
            Pins = Pins,
            LastUse = LastUse,
        };
        Tokens.RemoveRange(keep, Tokens.Count - keep);
        rest.Children.AddRange(Children);
        rest.Ends.AddRange(Ends);
        foreach (var child in rest.Children) child.Parent = rest;
        Children.Clear();
        Ends.Clear();
        Children.Add(rest);
        return rest;
    }
}
