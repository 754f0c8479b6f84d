using System.Collections.Immutable;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>A set of numbers: those that satisfy every member.</summary>
internal sealed record NumberShape
{
    public static NumberShape Any { get; } = new();

    /// <summary>Whether integers are in it.</summary>
    public bool Integers { get; init; } = true;

    /// <summary>Whether numbers that are no integers are in it.</summary>
    public bool Fractions { get; init; } = true;

    public NumberBound? Min { get; init; }

    public NumberBound? Max { get; init; }

    public ImmutableArray<Multiples> Divisors { get; init; } = [];

    public ImmutableArray<Multiples> NotDivisors { get; init; } = [];

    /// <summary>The only ones, or null.</summary>
    public ImmutableArray<ExactNumber>? Allowed { get; init; }

    public ImmutableArray<ExactNumber> Excluded { get; init; } = [];

    /// <summary>Whether a number may be in it, as far as can be told without trying them all.</summary>
    public bool IsPossible => (Integers || Fractions) && Allowed is { } allowed
        ? allowed.Any(Admits)
        : (Integers || Fractions) && (Min is not { } min || Max is not { } max || min.Value < max.Value
            || (min.Value == max.Value && Admits(min.Value)));

    public bool Admits(ExactNumber number)
        => (number.IsInteger ? Integers : Fractions)
            && (Min is not { } min || number > min.Value || (number == min.Value && !min.Exclusive))
            && (Max is not { } max || number < max.Value || (number == max.Value && !max.Exclusive))
            && Divisors.All(multiples => number.IsMultipleOf(multiples.Divisor))
            && !NotDivisors.Any(multiples => number.IsMultipleOf(multiples.Divisor))
            && !Excluded.Contains(number);

    public NumberShape And(NumberShape other)
    {
        if (ReferenceEquals(this, Any)) return other;
        if (ReferenceEquals(other, Any)) return this;
        return new NumberShape
        {
            Integers = Integers && other.Integers,
            Fractions = Fractions && other.Fractions,
            Min = Tighter(Min, other.Min, sign: 1),
            Max = Tighter(Max, other.Max, sign: -1),
            Divisors = [.. Divisors.Union(other.Divisors)],
            NotDivisors = [.. NotDivisors.Union(other.NotDivisors)],
            Allowed = Allowed is { } mine && other.Allowed is { } theirs ? [.. mine.Intersect(theirs)] : Allowed ?? other.Allowed,
            Excluded = [.. Excluded.Union(other.Excluded)],
        };
    }

    private static NumberBound? Tighter(NumberBound? one, NumberBound? other, int sign)
    {
        if (one is null || other is null) return one ?? other;
        var order = one.Value.CompareTo(other.Value) * sign;
        return order > 0 || (order == 0 && one.Exclusive) ? one : other;
    }
}
