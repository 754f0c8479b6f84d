using System.Collections.Immutable;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>A set of arrays: those that satisfy every member.</summary>
internal sealed record ArrayShape
{
    public static ArrayShape Any { get; } = new();

    /// <summary>What the first items must satisfy, each by its place.</summary>
    public ImmutableArray<Demand> Prefix { get; init; } = [];

    /// <summary>What all other items must satisfy.</summary>
    public Demand Rest { get; init; } = Demand.Any;

    public int Min { get; init; }

    public int? Max { get; init; }

    /// <summary>Items that must be there, and how many of each kind.</summary>
    public ImmutableArray<ItemCount> Contains { get; init; } = [];

    /// <summary>Pointer of the keyword that wants all items to differ, or null.</summary>
    public string? UniqueAt { get; init; }

    /// <summary>How many of the first items some keyword looked at; int.MaxValue for all.</summary>
    public int Evaluated { get; init; }

    public bool IsPossible => !(Min > Max);

    public ArrayShape And(ArrayShape other)
    {
        if (ReferenceEquals(this, Any)) return other;
        if (ReferenceEquals(other, Any)) return this;
        return new ArrayShape
        {
            Prefix = [.. Enumerable.Range(0, Math.Max(Prefix.Length, other.Prefix.Length)).Select(i => At(i).And(other.At(i)))],
            Rest = Rest.And(other.Rest),
            Min = Math.Max(Min, other.Min),
            Max = Bounds.Least(Max, other.Max),
            Contains = [.. Contains.Union(other.Contains)],
            UniqueAt = UniqueAt ?? other.UniqueAt,
            Evaluated = Math.Max(Evaluated, other.Evaluated),
        };
    }

    /// <summary>What the item at a place must satisfy.</summary>
    public Demand At(int index) => index < Prefix.Length ? Prefix[index] : Rest;
}
