using System.Globalization;

namespace MixtralServer.Chat.Json;

/// <summary>Numbers as Python prints them.</summary>
internal static class PythonNumber
{
    // Where repr changes to an exponent: from 1e16 on, and below 1e-4.
    private const int PointMax = 16;
    private const int PointMin = -3;

    /// <summary>Rewrites a number of JSON: integers keep their digits, others are read as doubles and written as short as can be.</summary>
    public static string Write(string json)
    {
        if (json.AsSpan().ContainsAny('.', 'e', 'E'))
            return OfDouble(double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture));
        return json == "-0" ? "0" : json;
    }

    private static string OfDouble(double value)
    {
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        var sign = double.IsNegative(value) ? "-" : "";
        var (digits, point) = Split(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        if (point is > PointMax or < PointMin)
            return sign + Scientific(digits, point - 1);
        if (point <= 0)
            return $"{sign}0.{new string('0', -point)}{digits}";
        return digits.Length <= point
            ? $"{sign}{digits.PadRight(point, '0')}.0"
            : $"{sign}{digits[..point]}.{digits[point..]}";
    }

    private static string Scientific(string digits, int exponent)
    {
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        var size = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
        return $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{size}";
    }

    // The significant digits, and how many of them stand before the point.
    private static (string Digits, int Point) Split(string text)
    {
        var parts = text.Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var numbers = parts[0].Split('.');
        var all = string.Concat(numbers);
        var digits = all.TrimStart('0');
        var point = numbers[0].Length + exponent - (all.Length - digits.Length);
        return digits.Length == 0 ? ("0", 1) : (digits.TrimEnd('0'), point);
    }
}
