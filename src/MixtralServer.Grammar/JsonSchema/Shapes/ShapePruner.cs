namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>Takes away arrays and objects that must have an item or a property for which there is no value.</summary>
internal sealed class ShapePruner(ShapeExpander expander, TextChecks texts)
{
    // How far below a value to look. What is missed only makes fewer schemas disjoint.
    private const int LevelsMax = 5;

    private int _level;

    public IReadOnlyList<Shape> Prune(IReadOnlyList<Shape> shapes)
    {
        if (_level >= LevelsMax || shapes.All(shape => shape.IsScalar)) return Strings(shapes);
        _level++;
        IReadOnlyList<Shape> pruned = [.. Strings(shapes).Select(Prune).Where(shape => !shape.IsEmpty)];
        _level--;
        return pruned;
    }

    private IReadOnlyList<Shape> Strings(IReadOnlyList<Shape> shapes)
        => shapes.All(shape => shape.String?.Allowed is null)
            ? shapes
            : [.. shapes.Select(WithStrings).Where(shape => !shape.IsEmpty)];

    private Shape WithStrings(Shape shape)
    {
        if (shape.String?.Allowed is not { } allowed) return shape;
        return shape with
        {
            String = allowed.Any(text => texts.Admits(shape.String, text)) ? shape.String : null,
        };
    }

    private Shape Prune(Shape shape)
    {
        if (shape.Array is { } array && !IsPossible(array)) shape = shape with { Array = null };
        if (shape.Object is { } @object && !IsPossible(@object)) shape = shape with { Object = null };
        return shape;
    }

    private bool IsPossible(ArrayShape array)
        => Enumerable.Range(0, Math.Min(array.Min, array.Prefix.Length)).All(index => IsPossible(array.Prefix[index]))
            && (array.Min <= array.Prefix.Length || IsPossible(array.Rest))
            && array.Contains.All(count => count.Min == 0 || IsPossible(count.Item));

    private bool IsPossible(ObjectShape shape)
        => shape.Required.All(name => IsName(shape, name) && IsPossible(shape.Of(name, texts.Matches)));

    /// <summary>Whether the objects may have a property of that name.</summary>
    public bool IsName(ObjectShape shape, string name)
        => shape.Names.IsAny
            || expander.Expand(shape.Names).Any(allowed => allowed.String is { } strings && texts.Admits(strings, name));

    private bool IsPossible(Demand demand) => demand.IsAny || expander.Expand(demand).Count > 0;
}
