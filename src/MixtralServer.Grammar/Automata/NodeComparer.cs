namespace MixtralServer.Grammar.Automata;

/// <summary>Lets expressions be looked for by what they would be made of; each there is only once.</summary>
internal sealed class NodeComparer : IEqualityComparer<RegularNode>, IAlternateEqualityComparer<NodeKey, RegularNode>
{
    public static readonly NodeComparer Instance = new();

    public bool Equals(RegularNode? x, RegularNode? y) => ReferenceEquals(x, y);

    public int GetHashCode(RegularNode obj) => obj.Hash;

    public bool Equals(NodeKey alternate, RegularNode other) => alternate.IsOf(other);

    public int GetHashCode(NodeKey alternate) => alternate.Hash;

    public RegularNode Create(NodeKey alternate) => throw new NotSupportedException("an expression needs a number");
}
