using System.Globalization;
using System.Text.RegularExpressions;

namespace MixtralServer.Configuration;

/// <summary>Reads durations and sizes as people write them.</summary>
internal static partial class Quantities
{
    /// <summary>A number with <c>ms</c>, <c>s</c>, <c>m</c> or <c>h</c>; null for anything else.</summary>
    public static TimeSpan? Duration(string text, TimeSpan min, TimeSpan max)
    {
        var match = DurationPattern().Match(text);
        if (!match.Success)
            return null;
        double unit = match.Groups[2].Value switch { "ms" => 1, "s" => 1e3, "m" => 60e3, _ => 3_600e3 };
        var milliseconds = unit * Value(match);
        return milliseconds >= min.TotalMilliseconds && milliseconds <= max.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
    }

    /// <summary>A number of bytes, or one with <c>KiB</c>, <c>MiB</c> or <c>GiB</c>; null for anything else.</summary>
    public static long? Bytes(string text, long min, long max)
    {
        var match = BytesPattern().Match(text);
        if (!match.Success)
            return null;
        var shift = match.Groups[2].Value switch { "KiB" => 10, "MiB" => 20, "GiB" => 30, _ => 0 };
        var bytes = Value(match) * (1L << shift);
        return bytes >= min && bytes <= max ? (long)bytes : null;
    }

    private static double Value(Match match) => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h)\z")]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"^(\d{1,12})(KiB|MiB|GiB|)\z")]
    private static partial Regex BytesPattern();
}
