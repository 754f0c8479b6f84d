using System.Numerics;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Shapes;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>Lists the multiples of a number between two bounds, where they are few.</summary>
internal static class MultipleList
{
    private const int Max = 1_000;

    /// <summary>All numbers of a shape, or null where they are too many or no multiples.</summary>
    public static IReadOnlyList<ExactNumber>? Of(NumberShape shape)
    {
        if (shape.Divisors.IsEmpty || shape.Min is not { } min || shape.Max is not { } max) return null;
        var power = Math.Min(
            shape.Divisors.Min(multiples => multiples.Divisor.Exponent), Math.Min(min.Value.Exponent, max.Value.Exponent));
        var step = shape.Divisors.Select(multiples => multiples.Divisor.Scaled(power)).Aggregate(LeastCommonMultiple);
        var (first, last) = (min.Value.Scaled(power) / step - 1, max.Value.Scaled(power) / step + 1);
        if (last - first > Max) return null;
        List<ExactNumber> found = [];
        for (var factor = first; factor <= last; factor++)
        {
            var number = ExactNumber.Of(factor * step, power);
            if (shape.Admits(number)) found.Add(number);
        }

        return found;
    }

    private static BigInteger LeastCommonMultiple(BigInteger one, BigInteger other)
        => one / BigInteger.GreatestCommonDivisor(one, other) * other;
}
