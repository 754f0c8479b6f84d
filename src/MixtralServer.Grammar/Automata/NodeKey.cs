namespace MixtralServer.Grammar.Automata;

/// <summary>What makes two <see cref="RegularNode"/>s the same.</summary>
internal readonly struct NodeKey(RegularKind kind, RegularNode[] items, ByteSet set, LiteralText? text, int min, int max)
{
    private readonly ByteSet _set = set;

    public RegularKind Kind { get; } = kind;

    public RegularNode[] Items { get; } = items;

    public LiteralText? Text { get; } = text;

    public int Min { get; } = min;

    public int Max { get; } = max;

    public int Hash { get; } = HashOf(kind, items, set, text, min, max);

    public bool IsOf(RegularNode node)
    {
        if (Hash != node.Hash || Kind != node.Kind || Max != node.Max || _set != node.Set) return false;
        if (Text is not null) return Text.From(Min).SequenceEqual(node.Text!.From(node.Min));
        return Min == node.Min && Items.AsSpan().SequenceEqual(node.Items);
    }

    public RegularNode ToNode(int id) => new()
    {
        Id = id,
        Hash = Hash,
        Kind = Kind,
        Items = Items,
        Set = _set,
        Text = Text,
        Min = Min,
        Max = Max,
        Nullable = IsNullable(),
        LengthMost = TextLengths.Most(this),
        LengthSure = TextLengths.Sure(this),
        First = FirstBytes(),
    };

    private bool IsNullable() => Kind switch
    {
        RegularKind.Empty => true,
        RegularKind.Concat or RegularKind.And => Array.TrueForAll(Items, item => item.Nullable),
        RegularKind.Union => Array.Exists(Items, item => item.Nullable),
        RegularKind.Repeat => Min == 0 || Items[0].Nullable,
        RegularKind.Not => !Items[0].Nullable,
        _ => false,
    };

    private ByteSet FirstBytes() => Kind switch
    {
        RegularKind.Bytes => _set,
        RegularKind.Literal => ByteSet.Of(Text!.Bytes[Min]),
        RegularKind.Concat => Items[0].Nullable ? Items[0].First | Items[1].First : Items[0].First,
        RegularKind.Union => FirstOfAny(),
        RegularKind.Repeat => Items[0].First,
        RegularKind.And => FirstOfAll(),
        RegularKind.Not => ByteSet.All,
        _ => default,
    };

    private ByteSet FirstOfAny()
    {
        var set = default(ByteSet);
        foreach (var item in Items) set |= item.First;
        return set;
    }

    private ByteSet FirstOfAll()
    {
        var set = ByteSet.All;
        foreach (var item in Items) set &= item.First;
        return set;
    }

    private static int HashOf(RegularKind kind, RegularNode[] items, ByteSet set, LiteralText? text, int min, int max)
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
