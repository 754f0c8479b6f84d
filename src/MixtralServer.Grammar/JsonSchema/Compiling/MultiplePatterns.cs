using System.Globalization;
using System.Numerics;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>
/// Multiples that the last digits tell, such as those of 0.01, 5, 2.5 or 100, or that and the sum of the digits, such as those of
/// 3, 12 or 60; written without an exponent.
/// </summary>
internal sealed class MultiplePatterns(GrammarBuilder builder)
{
    // 1,000 endings at most.
    private const int DigitsMax = 3;

    private readonly DigitRanges _ranges = new(builder);

    private Expr Minus => builder.Optional(builder.Text("-"));

    /// <summary>The multiples of a number.</summary>
    /// <returns>Null where more than three last digits matter, or all of them other than by their sum.</returns>
    public Expr? Of(ExactNumber divisor)
    {
        var (mantissa, zeros) = (divisor.Mantissa, 0);
        for (; BigInteger.Remainder(mantissa, 10).IsZero; zeros++) mantissa /= 10;
        var byThree = divisor.IsInteger && BigInteger.Remainder(mantissa, 3).IsZero;
        if (byThree) mantissa /= 3;
        var digits = Enumerable.Range(0, DigitsMax + 1)
            .FirstOrDefault(count => BigInteger.Remainder(BigInteger.Pow(10, count), mantissa).IsZero, -1);
        if (digits < 0) return null;
        var multiples = Endings(mantissa, digits, zeros, -divisor.Exponent);
        return byThree ? builder.Intersect(multiples, ByThree()) : multiples;
    }

    private Expr Endings(BigInteger mantissa, int digits, int zeros, int places)
    {
        var endings = Enumerable.Range(0, (int)(BigInteger.Pow(10, digits) / mantissa))
            .Select(factor => digits == 0 ? "" : (mantissa * factor).ToString($"D{digits}", CultureInfo.InvariantCulture));
        return builder.Sequence(
            Minus, builder.Choice([.. endings.Select(ending => Ending(ending, new string('0', zeros), places))]));
    }

    private Expr ByThree() => builder.Sequence(Minus, MultiplesOfThree.Digits(builder), Fraction("", 0));

    // The last of the digits, down to the given place behind the point, are the ending; some of it may stand before the point.
    private Expr Ending(string ending, string zeros, int places)
    {
        var before = Math.Max(0, ending.Length - places);
        return builder.Sequence(Whole(ending[..before] + zeros), Fraction(ending[before..], places - (ending.Length - before)));
    }

    private Expr Whole(string ending)
        => ending.Length == 0
            ? _ranges.Natural
            : builder.Choice(
                builder.Text(BigInteger.Parse(ending, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
                builder.Sequence(_ranges.Positive, builder.Text(ending)));

    // Zeros at the end may be left out or added.
    private Expr Fraction(string ending, int free)
    {
        var zeros = builder.Repeat(builder.Text("0"), 0, null);
        var significant = ending.TrimEnd('0');
        if (significant.Length > 0)
            return builder.Sequence(
                builder.Text("."), builder.Repeat(_ranges.Digit, free, free), builder.Text(significant), zeros);
        var some = free > 0 ? builder.Repeat(_ranges.Digit, 1, free) : builder.Text("0");
        return builder.Optional(builder.Sequence(builder.Text("."), some, zeros));
    }
}
