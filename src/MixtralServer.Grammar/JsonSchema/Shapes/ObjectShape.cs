using System.Collections.Immutable;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>A set of objects: those that satisfy every member.</summary>
internal sealed record ObjectShape
{
    public static ObjectShape Any { get; } = new();

    public ImmutableArray<PropertyLayer> Layers { get; init; } = [];

    /// <summary>In the order in which they are first demanded.</summary>
    public ImmutableArray<string> Required { get; init; } = [];

    public int Min { get; init; }

    public int? Max { get; init; }

    /// <summary>Pointer of a keyword that sets <see cref="Min"/> or <see cref="Max"/>, or null.</summary>
    public string? CountedAt { get; init; }

    /// <summary>What the names must satisfy, as strings.</summary>
    public Demand Names { get; init; } = Demand.Any;

    public bool IsPossible => !(Math.Max(Min, Required.Length) > Max);

    /// <summary>All names that some layer declares, in order.</summary>
    public IEnumerable<string> Declared
        => Layers.SelectMany(layer => layer.Declared).Select(property => property.Name).Distinct();

    public ObjectShape And(ObjectShape other)
    {
        if (ReferenceEquals(this, Any)) return other;
        if (ReferenceEquals(other, Any)) return this;
        return new ObjectShape
        {
            Layers = [.. Layers.Union(other.Layers)],
            Required = [.. Required.Union(other.Required)],
            Min = Math.Max(Min, other.Min),
            Max = Bounds.Least(Max, other.Max),
            CountedAt = CountedAt ?? other.CountedAt,
            Names = Names.And(other.Names),
        };
    }

    /// <summary>What the value of a property must satisfy.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="matches">Whether a regular expression is found in a name.</param>
    public Demand Of(string name, Func<string, string, bool> matches)
        => Layers.Aggregate(Demand.Any, (demand, layer) => demand.And(layer.Of(name, matches)));
}
