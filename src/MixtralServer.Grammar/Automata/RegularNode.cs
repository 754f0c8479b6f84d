namespace MixtralServer.Grammar.Automata;

/// <summary>
/// A regular expression over bytes, made by a <see cref="RegularPool"/>, where the same expression is the same object.
/// </summary>
internal sealed class RegularNode
{
    public const int Unbounded = int.MaxValue;

    /// <summary>A length beyond all that are counted.</summary>
    public const long Endless = long.MaxValue / 4;

    private int _sliceBits;

    /// <summary>In the order in which they were made, so that parts have lower ones.</summary>
    public required int Id { get; init; }

    /// <summary>Of its <see cref="NodeKey"/>.</summary>
    public required int Hash { get; init; }

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

    /// <summary>No text that it matches has more bytes; <see cref="Endless"/> where there is no such bound.</summary>
    public long LengthMost { get; init; }

    /// <summary>
    /// Bytes of some text that it surely matches, a long one; -1 where intersections or complements leave open whether there is any.
    /// </summary>
    public long LengthSure { get; init; }

    /// <summary>Bytes that texts may begin with; perhaps some more.</summary>
    public ByteSet First { get; init; }

    /// <summary>The form with small counters, once it is known.</summary>
    public RegularNode? Clipped { get; set; }

    /// <summary>The automaton's state for it, once there is one.</summary>
    public AutomatonState? State { get; set; }

    /// <summary>
    /// Two bits for each slice of the vocabulary: whether it was looked into, and whether this matches each of its characters.
    /// </summary>
    public int SliceBits => Volatile.Read(ref _sliceBits);

    public void AddSliceBits(int bits) => Interlocked.Or(ref _sliceBits, bits);
}
