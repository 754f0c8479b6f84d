namespace MixtralServer.Grammar.Automata;

/// <summary>What makes two <see cref="RegularNode"/>s the same.</summary>
internal readonly struct NodeKey(
    RegularKind kind, RegularNode[] items, ByteSet set, LiteralText? text, int min, int max) : IEquatable<NodeKey>
{
    private readonly ByteSet _set = set;
    private readonly int _hash = Hash(kind, items, set, text, min, max);

    public RegularKind Kind { get; } = kind;

    public RegularNode[] Items { get; } = items;

    public LiteralText? Text { get; } = text;

    public int Min { get; } = min;

    public int Max { get; } = max;

    public bool Equals(NodeKey other)
    {
        if (_hash != other._hash || Kind != other.Kind || Max != other.Max || _set != other._set) return false;
        if (Text is not null) return Text.From(Min).SequenceEqual(other.Text!.From(other.Min));
        return Min == other.Min && Items.AsSpan().SequenceEqual(other.Items);
    }

    public override bool Equals(object? obj) => obj is NodeKey other && Equals(other);

    public override int GetHashCode() => _hash;

    public RegularNode ToNode(int id) => new()
    {
        Id = id,
        Kind = Kind,
        Items = Items,
        Set = _set,
        Text = Text,
        Min = Min,
        Max = Max,
        Nullable = IsNullable(),
        HasSets = Kind is RegularKind.And or RegularKind.Not || Items.Any(item => item.HasSets),
        First = FirstBytes(),
    };

    private bool IsNullable() => Kind switch
    {
        RegularKind.Empty => true,
        RegularKind.Concat or RegularKind.And => Items.All(item => item.Nullable),
        RegularKind.Union => Items.Any(item => item.Nullable),
        RegularKind.Repeat => Min == 0 || Items[0].Nullable,
        RegularKind.Not => !Items[0].Nullable,
        _ => false,
    };

    private ByteSet FirstBytes() => Kind switch
    {
        RegularKind.Bytes => _set,
        RegularKind.Literal => ByteSet.Of(Text!.Bytes[Min]),
        RegularKind.Concat => Items[0].Nullable ? Items[0].First | Items[1].First : Items[0].First,
        RegularKind.Union => Items.Aggregate(default(ByteSet), (set, item) => set | item.First),
        RegularKind.Repeat => Items[0].First,
        RegularKind.And => Items.Aggregate(ByteSet.All, (set, item) => set & item.First),
        RegularKind.Not => ByteSet.All,
        _ => default,
    };

    private static int Hash(RegularKind kind, RegularNode[] items, ByteSet set, LiteralText? text, int min, int max)
    {
        var hash = default(HashCode);
        hash.Add(kind);
        hash.Add(max);
        hash.Add(set);
        hash.Add(text is null ? min : text.HashFrom(min));
        foreach (var item in items) hash.Add(item.Id);
        return hash.ToHashCode();
    }
}
