using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>
/// Makes <c>unevaluated...</c> demands on the rest, once all that stands beside them is worked out: a shape has one alternative
/// of each combination, so what it names is what was looked at. That others might be satisfied too only leaves values out.
/// </summary>
internal static class Unevaluated
{
    /// <summary>Whether a keyword is one of them.</summary>
    public static bool Is(SchemaKeyword keyword) => keyword is SchemaKeyword.UnevaluatedItems or SchemaKeyword.UnevaluatedProperties;

    /// <summary>Whether what counts as looked at depends on the items themselves, which shapes cannot tell: <c>contains</c> does that.</summary>
    public static bool DependsOnItems(IReadOnlyList<Shape> shapes, SchemaKeyword keyword)
        => keyword is SchemaKeyword.UnevaluatedItems && shapes.Any(shape => shape.Array is { Contains.Length: > 0 });

    public static IReadOnlyList<Shape> Apply(IReadOnlyList<Shape> shapes, SchemaKeyword keyword, DemandTable table)
        => keyword switch
        {
            SchemaKeyword.UnevaluatedItems(_, var schema) => [.. shapes.Select(shape => Items(shape, table.Of(schema)))],
            SchemaKeyword.UnevaluatedProperties(_, var schema)
                => [.. shapes.Select(shape => Properties(shape, table.Of(schema)))],
            _ => shapes,
        };

    /// <summary>Shapes of which nothing counts as looked at, as those are that come out of <c>not</c>.</summary>
    public static IReadOnlyList<Shape> Unseen(IReadOnlyList<Shape> shapes) => [.. shapes.Select(Unseen)];

    private static Shape Unseen(Shape shape) => shape with
    {
        Array = shape.Array is { Evaluated: > 0 } array ? array with { Evaluated = 0 } : shape.Array,
        Object = shape.Object is { Layers.Length: > 0 } @object
            ? @object with { Layers = [.. @object.Layers.Select(layer => layer.Unseen())] }
            : shape.Object,
    };

    private static Shape Items(Shape shape, Demand others)
    {
        if (shape.Array is not { } array || array.Evaluated == int.MaxValue) return shape;
        var prefix = Enumerable.Range(0, Math.Max(array.Prefix.Length, array.Evaluated))
            .Select(index => index < array.Evaluated ? array.At(index) : array.At(index).And(others));
        return shape with
        {
            Array = array with { Prefix = [.. prefix], Rest = array.Rest.And(others), Evaluated = int.MaxValue },
        };
    }

    private static Shape Properties(Shape shape, Demand others)
    {
        var layers = shape.Object?.Layers.Where(layer => layer.Evaluates).ToList() ?? [];
        if (shape.Object is null || layers.Exists(layer => layer.TakesAll)) return shape;
        var layer = new PropertyLayer(
            layers.SelectMany(known => known.Declared).Select(known => known.Name).Distinct().Select(Free),
            layers.SelectMany(known => known.Patterns).Select(known => known.Name).Distinct().Select(Free),
            others)
        {
            TakesAll = true,
            Evaluates = true,
        };
        return shape with { Object = shape.Object.And(new ObjectShape { Layers = [layer] }) };
    }

    private static NamedDemand Free(string name) => new(name, Demand.Any);
}
