using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Validation;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>The values that do not satisfy one keyword that does not combine schemas.</summary>
internal sealed class KeywordNegations(DemandTable table, KeywordShapes shapes)
{
    public Negation Of(SchemaKeyword keyword) => keyword switch
    {
        SchemaKeyword.Types(_, var types) => Negation.Exactly(KeywordShapes.OfTypes(JsonTypes.All & ~types)),
        SchemaKeyword.Values(_, var values) => LiteralShapes.Except(values),
        SchemaKeyword.Minimum(_, var bound, var exclusive)
            => Number(new NumberShape { Max = new NumberBound(bound, !exclusive) }),
        SchemaKeyword.Maximum(_, var bound, var exclusive)
            => Number(new NumberShape { Min = new NumberBound(bound, !exclusive) }),
        SchemaKeyword.MultipleOf(var at, var divisor) =>
            Number(new NumberShape { NotDivisors = [new Multiples(divisor, at)] }),
        SchemaKeyword.MinLength(_, var count) => count == 0 ? Negation.None : String(new StringShape { Max = count - 1 }),
        SchemaKeyword.MaxLength(_, var count) =>
            count == int.MaxValue ? Negation.None : String(new StringShape { Min = count + 1 }),
        SchemaKeyword.Pattern(var at, var expression) => String(new StringShape { NotPatterns = [(expression, at)] }),
        SchemaKeyword.Format(_, var name) => FormatChecks.Knows(name) ? Negation.Unknown : Negation.None,
        SchemaKeyword.Items items => OfItems(items),
        SchemaKeyword.MinItems(_, var count) => count == 0 ? Negation.None : Array(new ArrayShape { Max = count - 1 }),
        SchemaKeyword.MaxItems(_, var count) => count == int.MaxValue ? Negation.None : Array(new ArrayShape { Min = count + 1 }),
        SchemaKeyword.Contains contains => OfContains(contains),
        SchemaKeyword.Properties properties => OfProperties(properties),
        SchemaKeyword.Required(_, var names)
            => Negation.Exactly([.. names.Select(name => KeywordShapes.Only(shapes.Lacking(name)))]),
        SchemaKeyword.MinProperties(var at, var count) =>
            count == 0 ? Negation.None : Object(new ObjectShape { Max = count - 1, CountedAt = at }),
        SchemaKeyword.MaxProperties(var at, var count) =>
            count == int.MaxValue ? Negation.None : Object(new ObjectShape { Min = count + 1, CountedAt = at }),
        SchemaKeyword.DependentRequired(_, var name, var needed) => Negation.Exactly(
            [.. needed.Select(other => KeywordShapes.Only(shapes.Lacking(other).And(new ObjectShape { Required = [name] })))]),
        _ => Negation.Unknown,
    };

    private static Negation Number(NumberShape shape) => Negation.Exactly(Shape.None with { Number = shape });

    private static Negation String(StringShape shape) => Negation.Exactly(Shape.None with { String = shape });

    private static Negation Array(ArrayShape shape) => Negation.Exactly(Shape.None with { Array = shape });

    private static Negation Object(ObjectShape shape) => Negation.Exactly(KeywordShapes.Only(shape));

    // An array breaks them by an item in one of the first places, or by any later one.
    private Negation OfItems(SchemaKeyword.Items items)
    {
        List<Shape> broken = [];
        foreach (var (index, item) in items.Prefix.Index())
        {
            var prefix = Enumerable.Repeat(Demand.Any, index).Append(table.Of(item, negated: true));
            broken.Add(Shape.None with { Array = new ArrayShape { Prefix = [.. prefix], Min = index + 1 } });
        }

        var rest = table.Of(items.Rest);
        if (rest.Equals(table.Never))
            broken.Add(Shape.None with { Array = new ArrayShape { Min = items.Prefix.Count + 1 } });
        else if (!rest.IsAny && items.Prefix.Count == 0)
            broken.Add(Shape.None with { Array = Containing(table.Of(items.Rest, negated: true), rest, items.Pointer) });
        else if (!rest.IsAny)
            return new Negation(broken, false);
        return new Negation(broken, true);
    }

    private Negation OfContains(SchemaKeyword.Contains contains)
    {
        if (contains is { Min: 0, Max: null }) return Negation.None;
        return contains is { Min: 1, Max: null }
            ? Array(new ArrayShape { Rest = table.Of(contains.Item, negated: true) })
            : Negation.Unknown;
    }

    private Negation OfProperties(SchemaKeyword.Properties properties)
    {
        var broken = properties.Declared
            .Select(property => KeywordShapes.Having(property.Name, table.Of(property.Schema, negated: true))
                .And(new ObjectShape { Required = [property.Name] }))
            .Select(KeywordShapes.Only);
        return new Negation([.. broken], properties.Patterns.Count == 0 && table.Of(properties.Additional).IsAny);
    }

    private static ArrayShape Containing(Demand item, Demand notItem, string pointer)
        => new() { Min = 1, Contains = [new ItemCount(item, notItem, 1, null, pointer)] };
}
