namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>Unions of shapes.</summary>
internal static class Alternatives
{
    /// <summary>
    /// The most shapes in a union: each may have to be followed at once, beside those of what surrounds it, and of all together only
    /// 256 are.
    /// </summary>
    public const int Max = 128;

    /// <summary>Every value.</summary>
    public static IReadOnlyList<Shape> Any { get; } = [Shape.Any];

    /// <summary>No value.</summary>
    public static IReadOnlyList<Shape> None { get; } = [];

    /// <summary>The values in both unions. May have more shapes than allowed, but at most one more.</summary>
    public static IReadOnlyList<Shape> Meet(IReadOnlyList<Shape> one, IReadOnlyList<Shape> other)
    {
        if (ReferenceEquals(one, Any)) return other;
        if (ReferenceEquals(other, Any)) return one;
        List<Shape> met = [];
        foreach (var left in one)
        {
            foreach (var right in other)
            {
                var both = left.And(right);
                if (!both.IsEmpty) met.Add(both);
                if (met.Count > Max) return met;
            }
        }

        return met;
    }

    /// <summary>The values in either union.</summary>
    public static IReadOnlyList<Shape> Join(params IEnumerable<IReadOnlyList<Shape>> unions)
        => [.. unions.SelectMany(shapes => shapes).Where(shape => !shape.IsEmpty).Take(Max + 1)];
}
