using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Validation;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>The values that satisfy one keyword that does not combine schemas.</summary>
internal sealed class KeywordShapes(DemandTable table, CompileReport report, PatternCache patterns)
{
    public IReadOnlyList<Shape> Of(SchemaKeyword keyword) => keyword switch
    {
        SchemaKeyword.Types(_, var types) => [OfTypes(types)],
        SchemaKeyword.Values(var at, var values) => LiteralShapes.Of(at, values, table),
        SchemaKeyword.Minimum(_, var bound, var exclusive)
            => Numbers(new NumberShape { Min = new NumberBound(bound, exclusive) }),
        SchemaKeyword.Maximum(_, var bound, var exclusive)
            => Numbers(new NumberShape { Max = new NumberBound(bound, exclusive) }),
        SchemaKeyword.MultipleOf(var at, var divisor) => Numbers(new NumberShape { Divisors = [new Multiples(divisor, at)] }),
        SchemaKeyword.MinLength(_, var count) => Strings(new StringShape { Min = count }),
        SchemaKeyword.MaxLength(_, var count) => Strings(new StringShape { Max = count }),
        SchemaKeyword.Pattern(var at, var expression) => Strings(new StringShape { Patterns = [(expression, at)] }),
        SchemaKeyword.Format(_, var name)
            => FormatChecks.Knows(name) ? Strings(new StringShape { Formats = [name] }) : Alternatives.Any,
        SchemaKeyword.Items items => Arrays(OfItems(items)),
        SchemaKeyword.MinItems(_, var count) => Arrays(new ArrayShape { Min = count }),
        SchemaKeyword.MaxItems(_, var count) => Arrays(new ArrayShape { Max = count }),
        SchemaKeyword.UniqueItems(var at) => Arrays(new ArrayShape { UniqueAt = at }),
        SchemaKeyword.Contains contains => Arrays(OfContains(contains)),
        SchemaKeyword.Properties properties => Objects(new ObjectShape { Layers = [OfProperties(properties)] }),
        SchemaKeyword.PropertyNames(_, var name) => Objects(new ObjectShape { Names = table.Of(name) }),
        SchemaKeyword.Required(_, var names) => Objects(new ObjectShape { Required = [.. names] }),
        SchemaKeyword.MinProperties(var at, var count) => Objects(new ObjectShape { Min = count, CountedAt = at }),
        SchemaKeyword.MaxProperties(var at, var count) => Objects(new ObjectShape { Max = count, CountedAt = at }),
        SchemaKeyword.DependentRequired(_, var name, var needed) =>
            [Without(name), Only(new ObjectShape { Required = [name, .. needed.Where(other => other != name)] })],
        _ => throw new ArgumentException("no keyword of that kind", nameof(keyword)),
    };

    /// <summary>Values of some types.</summary>
    public static Shape OfTypes(JsonTypes types) => new()
    {
        Null = types.HasFlag(JsonTypes.Null),
        True = types.HasFlag(JsonTypes.Boolean),
        False = types.HasFlag(JsonTypes.Boolean),
        Number = (types & JsonTypes.Number) switch
        {
            JsonTypes.None => null,
            JsonTypes.Number => NumberShape.Any,
            var some => new NumberShape { Integers = some == JsonTypes.Integer, Fractions = some == JsonTypes.Fraction },
        },
        String = types.HasFlag(JsonTypes.String) ? StringShape.Any : null,
        Array = types.HasFlag(JsonTypes.Array) ? ArrayShape.Any : null,
        Object = types.HasFlag(JsonTypes.Object) ? ObjectShape.Any : null,
    };

    /// <summary>Nothing but some objects.</summary>
    public static Shape Only(ObjectShape shape) => Shape.None with { Object = shape };

    /// <summary>Everything but objects that have a property.</summary>
    public Shape Without(string name) => Shape.Any with { Object = Lacking(name) };

    /// <summary>Objects that lack a property.</summary>
    public ObjectShape Lacking(string name) => Having(name, table.Never);

    /// <summary>Objects whose property, if they have it, satisfies a demand.</summary>
    public static ObjectShape Having(string name, Demand demand)
        => new() { Layers = [new PropertyLayer([new NamedDemand(name, demand)], [], Demand.Any)] };

    private static IReadOnlyList<Shape> Numbers(NumberShape shape) => [Shape.Any with { Number = shape }];

    private static IReadOnlyList<Shape> Strings(StringShape shape) => [Shape.Any with { String = shape }];

    private static IReadOnlyList<Shape> Arrays(ArrayShape shape) => [Shape.Any with { Array = shape }];

    private static IReadOnlyList<Shape> Objects(ObjectShape shape) => [Shape.Any with { Object = shape }];

    private ArrayShape OfItems(SchemaKeyword.Items items) => new()
    {
        Prefix = [.. items.Prefix.Select(item => table.Of(item))],
        Rest = table.Of(items.Rest),
        Evaluated = items.Rest is null ? items.Prefix.Count : int.MaxValue,
    };

    private ArrayShape OfContains(SchemaKeyword.Contains contains) => new()
    {
        Min = contains.Min,
        Contains =
        [
            new ItemCount(
                table.Of(contains.Item), table.Of(contains.Item, negated: true), contains.Min, contains.Max, contains.Pointer),
        ],
    };

    private PropertyLayer OfProperties(SchemaKeyword.Properties properties)
    {
        foreach (var pattern in properties.Patterns.Where(pattern => !patterns.CanRead(pattern.Name)))
            report.Fail(
                pattern.Schema.Pointer,
                $"The pattern {pattern.Name} cannot be used; write it without look-around and the like.");
        return new PropertyLayer(Demands(properties.Declared), Demands(properties.Patterns), table.Of(properties.Additional))
        {
            TakesAll = properties.Additional is not null,
            Evaluates = true,
        };
    }

    private IEnumerable<NamedDemand> Demands(IReadOnlyList<NamedSchema> schemas)
        => schemas.Select(named => new NamedDemand(named.Name, table.Of(named.Schema)) { Pointer = named.Schema.Pointer });
}
