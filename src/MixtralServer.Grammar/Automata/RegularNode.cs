namespace MixtralServer.Grammar.Automata;

/// <summary>
/// A regular expression over bytes, made by a <see cref="RegularPool"/>, where the same expression is the same object.
/// </summary>
internal sealed class RegularNode
{
    public const int Unbounded = int.MaxValue;

    /// <summary>In the order in which they were made, so that parts have lower ones.</summary>
    public required int Id { get; init; }

    public required RegularKind Kind { get; init; }

    /// <summary>The parts, sorted by id where their order does not matter.</summary>
    public RegularNode[] Items { get; init; } = [];

    /// <summary>Of <see cref="RegularKind.Bytes"/>.</summary>
    public ByteSet Set { get; init; }

    /// <summary>Of <see cref="RegularKind.Literal"/>.</summary>
    public LiteralText? Text { get; init; }

    /// <summary>Where the literal begins in its text, or the least number of repeats.</summary>
    public int Min { get; init; }

    /// <summary>The largest number of repeats, or <see cref="Unbounded"/>.</summary>
    public int Max { get; init; }

    /// <summary>Whether it matches the empty text.</summary>
    public bool Nullable { get; init; }

    /// <summary>Whether it has intersections or complements in it: then it may match nothing without showing it.</summary>
    public bool HasSets { get; init; }

    /// <summary>Bytes that texts may begin with; perhaps some more.</summary>
    public ByteSet First { get; init; }

    /// <summary>The form with small counters, once it is known.</summary>
    public RegularNode? Clipped { get; set; }

    /// <summary>The automaton's state for it, once there is one.</summary>
    public AutomatonState? State { get; set; }
}
