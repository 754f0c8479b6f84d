using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Reading;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>Listed values: all scalars make one shape, each array and object one of its own.</summary>
internal static class LiteralShapes
{
    public static IReadOnlyList<Shape> Of(string pointer, IReadOnlyList<JsonElement> values, DemandTable table)
    {
        List<Shape> shapes = [Scalars(values)];
        foreach (var (index, value) in values.Index())
        {
            var at = values.Count == 1 ? pointer : $"{pointer}/{index}";
            if (value.ValueKind == JsonValueKind.Array)
                shapes.Add(Shape.None with { Array = OfArray(at, value, table) });
            else if (value.ValueKind == JsonValueKind.Object)
                shapes.Add(Shape.None with { Object = OfObject(at, value, table) });
        }

        return shapes.FindAll(shape => !shape.IsEmpty);
    }

    /// <summary>Values that are not listed; arrays and objects are left out where one is listed that is not empty.</summary>
    public static Negation Except(IReadOnlyList<JsonElement> values)
    {
        var arrays = values.Where(value => value.ValueKind == JsonValueKind.Array).ToList();
        var objects = values.Where(value => value.ValueKind == JsonValueKind.Object).ToList();
        var shape = new Shape
        {
            Null = !Has(values, JsonValueKind.Null),
            True = !Has(values, JsonValueKind.True),
            False = !Has(values, JsonValueKind.False),
            Number = new NumberShape { Excluded = [.. NumbersOf(values)] },
            String = new StringShape { Excluded = [.. StringsOf(values)] },
            Array = arrays.Count == 0 ? ArrayShape.Any
                : arrays.All(array => array.GetArrayLength() == 0) ? new ArrayShape { Min = 1 } : null,
            Object = objects.Count == 0 ? ObjectShape.Any
                : objects.All(value => !value.EnumerateObject().Any()) ? new ObjectShape { Min = 1 } : null,
        };
        return new Negation([shape], shape.Array is not null && shape.Object is not null);
    }

    private static Shape Scalars(IReadOnlyList<JsonElement> values)
    {
        var numbers = NumbersOf(values).Distinct().ToList();
        var strings = StringsOf(values).Distinct().ToList();
        return new Shape
        {
            Null = Has(values, JsonValueKind.Null),
            True = Has(values, JsonValueKind.True),
            False = Has(values, JsonValueKind.False),
            Number = numbers.Count == 0 ? null : new NumberShape { Allowed = [.. numbers] },
            String = strings.Count == 0 ? null : new StringShape { Allowed = [.. strings] },
        };
    }

    private static bool Has(IReadOnlyList<JsonElement> values, JsonValueKind kind)
        => values.Any(value => value.ValueKind == kind);

    // A number too large to be read exactly is never generated.
    private static IEnumerable<ExactNumber> NumbersOf(IReadOnlyList<JsonElement> values)
        => values.Where(value => value.ValueKind == JsonValueKind.Number).Select(ExactNumber.Of).OfType<ExactNumber>();

    private static IEnumerable<string> StringsOf(IReadOnlyList<JsonElement> values)
        => values.Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!);

    private static ArrayShape OfArray(string pointer, JsonElement array, DemandTable table) => new()
    {
        Prefix = [.. array.EnumerateArray().Select((item, index) => table.OfValue($"{pointer}/{index}", item))],
        Rest = table.Never,
        Min = array.GetArrayLength(),
        Max = array.GetArrayLength(),
    };

    private static ObjectShape OfObject(string pointer, JsonElement value, DemandTable table)
    {
        var members = value.EnumerateObject()
            .GroupBy(member => member.Name)
            .Select(same => new NamedDemand(same.Key, table.OfValue(JsonPointers.Join(pointer, same.Key), same.Last().Value)))
            .ToList();
        return new ObjectShape
        {
            Layers = [new PropertyLayer(members, [], table.Never)],
            Required = [.. members.Select(member => member.Name)],
        };
    }
}
