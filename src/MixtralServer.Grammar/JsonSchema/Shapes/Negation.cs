namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>Values that do not satisfy a schema.</summary>
/// <param name="Shapes">Never one that does satisfy it.</param>
/// <param name="IsExact">Whether there are no others.</param>
internal readonly record struct Negation(IReadOnlyList<Shape> Shapes, bool IsExact)
{
    /// <summary>Every value satisfies the schema.</summary>
    public static Negation None { get; } = new(Alternatives.None, true);

    /// <summary>Which values do not is beyond shapes.</summary>
    public static Negation Unknown { get; } = new(Alternatives.None, false);

    public static Negation Exactly(params IReadOnlyList<Shape> shapes) => new(shapes, true);
}
