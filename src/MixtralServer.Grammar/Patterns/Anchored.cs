using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Patterns;

/// <summary>
/// What a part of a pattern matches, apart for each combination of having to be at the beginning and at the end of the text.
/// </summary>
/// <param name="Free">Anywhere.</param>
/// <param name="AtStart">Only at the beginning.</param>
/// <param name="AtEnd">Only at the end.</param>
/// <param name="Whole">Only as the whole text.</param>
internal sealed record Anchored(Piece? Free, Piece? AtStart, Piece? AtEnd, Piece? Whole)
{
    /// <summary>Whether it may be anywhere.</summary>
    public bool IsFree => (AtStart ?? AtEnd ?? Whole) is null;

    public static Anchored Of(Expr expr, bool nullable) => new(new Piece(expr, nullable), null, null, null);

    public static Anchored Choice(GrammarBuilder builder, List<Anchored> items) => items is [var only]
        ? only
        : new Anchored(
            Any(builder, items.Select(item => item.Free)),
            Any(builder, items.Select(item => item.AtStart)),
            Any(builder, items.Select(item => item.AtEnd)),
            Any(builder, items.Select(item => item.Whole)));

    public static Anchored Sequence(GrammarBuilder builder, List<Anchored> items)
    {
        if (items.TrueForAll(item => item.IsFree && item.Free is not null))
        {
            return Of(
                builder.Sequence([.. items.Select(item => item.Free!.Value.Expr)]),
                items.TrueForAll(item => item.Free!.Value.Nullable));
        }

        return items.Aggregate((first, second) => first.Then(builder, second));
    }

    /// <summary>All texts in which it is found.</summary>
    public Expr Search(GrammarBuilder builder)
    {
        var ways = new List<Expr>();
        if (Free is { } free) ways.Add(builder.Sequence(builder.AnyText, free.Expr, builder.AnyText));
        if (AtStart is { } start) ways.Add(builder.Sequence(start.Expr, builder.AnyText));
        if (AtEnd is { } end) ways.Add(builder.Sequence(builder.AnyText, end.Expr));
        if (Whole is { } whole) ways.Add(whole.Expr);
        return builder.Choice([.. ways]);
    }

    private Anchored Then(GrammarBuilder builder, Anchored second)
    {
        var ways = new List<Piece>[] { [], [], [], [] };
        for (var x = 0; x < 4; x++)
        {
            for (var y = 0; y < 4; y++)
            {
                if (this[x] is { } first && second[y] is { } then && Join(builder, first, x, then, y) is { } joined)
                    ways[x | y].Add(joined);
            }
        }

        return new Anchored(
            Any(builder, ways[0].Cast<Piece?>()),
            Any(builder, ways[1].Cast<Piece?>()),
            Any(builder, ways[2].Cast<Piece?>()),
            Any(builder, ways[3].Cast<Piece?>()));
    }

    // Bit 0: at the beginning; bit 1: at the end.
    private Piece? this[int anchors] => anchors switch { 0 => Free, 1 => AtStart, 2 => AtEnd, _ => Whole };

    // What must be at the beginning has nothing before it, and what must be at the end has nothing behind it.
    private static Piece? Join(GrammarBuilder builder, Piece first, int firstAnchors, Piece second, int secondAnchors)
    {
        var secondEmpty = (firstAnchors & 2) != 0;
        var firstEmpty = (secondAnchors & 1) != 0;
        if ((secondEmpty && !second.Nullable) || (firstEmpty && !first.Nullable)) return null;
        return (firstEmpty, secondEmpty) switch
        {
            (true, true) => new Piece(builder.Empty, true),
            (true, false) => second,
            (false, true) => first,
            _ => new Piece(builder.Sequence(first.Expr, second.Expr), first.Nullable && second.Nullable),
        };
    }

    private static Piece? Any(GrammarBuilder builder, IEnumerable<Piece?> pieces)
    {
        var some = pieces.OfType<Piece>().ToList();
        return some.Count == 0
            ? null
            : new Piece(builder.Choice([.. some.Select(piece => piece.Expr)]), some.Exists(piece => piece.Nullable));
    }
}
