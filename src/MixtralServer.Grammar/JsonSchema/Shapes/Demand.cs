using System.Collections.Immutable;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>
/// Schemas that one value must satisfy, each as it is or negated, by their numbers in a <see cref="DemandTable"/>. The same
/// schemas make equal demands, so that recursion comes to an end.
/// </summary>
internal sealed class Demand : IEquatable<Demand>
{
    private readonly ImmutableArray<int> _marks;

    private Demand(ImmutableArray<int> marks) => _marks = marks;

    /// <summary>Nothing is demanded.</summary>
    public static Demand Any { get; } = new([]);

    /// <summary>Numbers of the schemas.</summary>
    public IEnumerable<(int Node, bool Negated)> Items => _marks.Select(mark => (mark >> 1, (mark & 1) != 0));

    /// <summary>Whether nothing is demanded.</summary>
    public bool IsAny => _marks.IsEmpty;

    public static Demand Of(int node, bool negated) => new([(node << 1) | (negated ? 1 : 0)]);

    /// <summary>What both demand.</summary>
    public Demand And(Demand other)
    {
        if (IsAny || Equals(other)) return other;
        return other.IsAny ? this : new Demand([.. _marks.Union(other._marks).Order()]);
    }

    public bool Equals(Demand? other) => other is not null && _marks.AsSpan().SequenceEqual(other._marks.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Demand);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var mark in _marks) hash.Add(mark);
        return hash.ToHashCode();
    }
}
