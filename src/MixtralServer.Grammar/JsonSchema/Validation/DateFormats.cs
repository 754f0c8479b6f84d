using System.Globalization;
using System.Text.RegularExpressions;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>Dates, times and durations, RFC 3339.</summary>
internal static partial class DateFormats
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = 200; // milliseconds

    public static bool IsDateTime(string text)
        => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    public static bool IsDuration(string text) => Duration().IsMatch(text);

    public static bool IsDate(string text)
        => Date().IsMatch(text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool IsTime(string text)
    {
        var match = Time().Match(text);
        if (!match.Success) return false;
        int Part(string name)
            => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        var (hour, minute, second) = (Part("h"), Part("m"), Part("s"));
        var (offsetHour, offsetMinute) = (Part("oh"), Part("om"));
        if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;

        // A leap second is the last of a day in UTC.
        var offset = ((offsetHour * 60) + offsetMinute) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        return second < 60 || ((hour * 60) + minute - offset + 1440) % 1440 == 1439;
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}\\z", Options, Timeout)]
    private static partial Regex Date();

    [GeneratedRegex(
        "^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(\\.[0-9]+)?([Zz]|(?<sign>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2}))\\z",
        Options, Timeout)]
    private static partial Regex Time();

    [GeneratedRegex(
        "^P([0-9]+W|(?=.)([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)?"
        + "(T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?)\\z",
        Options, Timeout)]
    private static partial Regex Duration();
}
