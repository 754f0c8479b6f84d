using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace MixtralServer.Grammar.JsonSchema.Model;

/// <summary>A decimal number without rounding: the mantissa times ten to the exponent, in one form for one number.</summary>
public readonly record struct ExactNumber : IComparable<ExactNumber>
{
    // Beyond any double; keeps powers of ten from growing without bound.
    private const int ExponentMax = 2_000;

    private ExactNumber(BigInteger mantissa, int exponent)
    {
        if (exponent > 0)
            (mantissa, exponent) = (mantissa * BigInteger.Pow(10, exponent), 0);
        while (exponent < 0 && BigInteger.Remainder(mantissa, 10).IsZero)
            (mantissa, exponent) = mantissa.IsZero ? (mantissa, 0) : (mantissa / 10, exponent + 1);
        (Mantissa, Exponent) = (mantissa, exponent);
    }

    /// <summary>The digits, with the sign.</summary>
    public BigInteger Mantissa { get; }

    /// <summary>The power of ten, at most 0.</summary>
    public int Exponent { get; }

    /// <summary>Whether there is no fraction.</summary>
    public bool IsInteger => Exponent == 0;

    /// <summary>The greatest integer that is not greater.</summary>
    public BigInteger Floor => IsInteger ? Mantissa : FloorOf(Mantissa, BigInteger.Pow(10, -Exponent));

    /// <summary>The least integer that is not less.</summary>
    public BigInteger Ceiling => IsInteger ? Mantissa : -FloorOf(-Mantissa, BigInteger.Pow(10, -Exponent));

    /// <summary>Reads a JSON number.</summary>
    /// <returns>Null where the exponent is beyond 2,000 either way.</returns>
    public static ExactNumber? Of(JsonElement number) => Parse(number.GetRawText());

    /// <summary>Reads the text of a JSON number.</summary>
    /// <returns>Null where the exponent is beyond 2,000 either way.</returns>
    public static ExactNumber? Parse(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0;
        if (mark >= 0
            && !int.TryParse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return null;
        var digits = mark >= 0 ? text[..mark] : text;
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0)
            (digits, exponent) = (digits.Remove(dot, 1), exponent - (digits.Length - dot - 1));
        return Math.Abs((long)exponent) > ExponentMax || digits.Length > ExponentMax
            ? null
            : new ExactNumber(BigInteger.Parse(digits, CultureInfo.InvariantCulture), exponent);
    }

    /// <summary>The mantissa times ten to the exponent.</summary>
    public static ExactNumber Of(BigInteger mantissa, int exponent) => new(mantissa, exponent);

    /// <summary>Whether one is less than the other.</summary>
    public static bool operator <(ExactNumber left, ExactNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether one is not greater than the other.</summary>
    public static bool operator <=(ExactNumber left, ExactNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one is greater than the other.</summary>
    public static bool operator >(ExactNumber left, ExactNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether one is not less than the other.</summary>
    public static bool operator >=(ExactNumber left, ExactNumber right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(ExactNumber other)
    {
        var power = Math.Min(Exponent, other.Exponent);
        return Scaled(power).CompareTo(other.Scaled(power));
    }

    /// <summary>Whether the number is a whole multiple of another, which is not zero.</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        var power = Math.Min(Exponent, divisor.Exponent);
        return BigInteger.Remainder(Scaled(power), divisor.Scaled(power)).IsZero;
    }

    /// <summary>The number in units of ten to a power, which is not greater than its exponent.</summary>
    public BigInteger Scaled(int power) => Mantissa * BigInteger.Pow(10, Exponent - power);

    /// <summary>Without an exponent, as people write it.</summary>
    public override string ToString()
    {
        if (IsInteger) return Mantissa.ToString(CultureInfo.InvariantCulture);
        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(1 - Exponent, '0');
        return $"{(Mantissa.Sign < 0 ? "-" : "")}{digits[..^-Exponent]}.{digits[^-Exponent..]}";
    }

    private static BigInteger FloorOf(BigInteger value, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
