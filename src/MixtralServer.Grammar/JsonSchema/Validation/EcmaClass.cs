using System.Globalization;
using System.Text;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>
/// Character classes. .NET matches UTF-16 units, so characters beyond the basic plane become pairs next to the class.
/// </summary>
internal static class EcmaClass
{
    private const int BasicMax = 0xFFFF;
    private const string AnyPair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";

    /// <summary>Translates a class.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="at">Behind the bracket; afterwards behind the closing one.</param>
    /// <returns>Null where it is malformed.</returns>
    public static string? Translate(string pattern, ref int at)
    {
        var negated = at < pattern.Length && pattern[at] == '^';
        if (negated) at++;
        var basic = new StringBuilder();
        List<(int First, int Last)> beyond = [];
        while (at < pattern.Length && pattern[at] != ']')
        {
            if (!TranslateItem(pattern, ref at, basic, beyond)) return null;
        }

        if (at >= pattern.Length) return null;
        at++;
        return Write(negated, basic.ToString(), beyond);
    }

    /// <summary>A class of .NET, with pairs beside it where it needs them.</summary>
    public static string Write(bool negated, string basic, IReadOnlyList<(int First, int Last)> beyond)
    {
        var pairs = string.Join('|', beyond.Select(range => Pairs(range.First, range.Last)));
        if (negated)
        {
            var others = beyond.Count == 0 ? AnyPair : $"(?!{pairs}){AnyPair}";
            return $"(?:{others}|[^{basic}\\uD800-\\uDFFF])";
        }

        if (basic.Length == 0) return beyond.Count == 0 ? "(?!)" : $"(?:{pairs})";
        return beyond.Count == 0 ? $"[{basic}]" : $"(?:{pairs}|[{basic}])";
    }

    /// <summary>One code point as escaped UTF-16 units.</summary>
    public static string Unit(int codePoint)
        => string.Concat(Units(codePoint).Select(unit => $"\\u{((int)unit).ToString("X4", CultureInfo.InvariantCulture)}"));

    private static string Units(int codePoint)
        => codePoint > BasicMax ? char.ConvertFromUtf32(codePoint) : ((char)codePoint).ToString();

    private static bool TranslateItem(string pattern, ref int at, StringBuilder basic, List<(int First, int Last)> beyond)
    {
        if (ReadSet(pattern, ref at) is { } set)
        {
            basic.Append(set);
            return true;
        }

        if (ReadCharacter(pattern, ref at) is not { } first) return false;
        var last = first;
        if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
        {
            var behind = at + 1;
            if (ReadSet(pattern, ref behind) is null)
            {
                if (ReadCharacter(pattern, ref behind) is not { } end || end < first) return false;
                (last, at) = (end, behind);
            }
        }

        if (first <= BasicMax) basic.Append(Unit(first)).Append('-').Append(Unit(Math.Min(last, BasicMax)));
        if (last > BasicMax) beyond.Add((Math.Max(first, BasicMax + 1), last));
        return true;
    }

    private static string? ReadSet(string pattern, ref int at)
    {
        if (pattern[at] != '\\') return null;
        var behind = at + 1;
        var set = EcmaEscapes.ReadSet(pattern, ref behind);
        if (set is not null) at = behind;
        return set;
    }

    private static int? ReadCharacter(string pattern, ref int at)
    {
        if (pattern[at] != '\\') return EcmaEscapes.ReadRune(pattern, ref at);
        at++;
        if (at < pattern.Length && pattern[at] == 'b')
        {
            at++;
            return '\b';
        }

        return EcmaEscapes.ReadCharacter(pattern, ref at);
    }

    private static string Pairs(int first, int last)
    {
        var (low, high) = (Units(first), Units(last));
        if (low[0] == high[0]) return $"{Escaped(low[0])}[{Escaped(low[1])}-{Escaped(high[1])}]";
        var middle = high[0] - low[0] > 1
            ? $"|[{Escaped((char)(low[0] + 1))}-{Escaped((char)(high[0] - 1))}][\\uDC00-\\uDFFF]"
            : "";
        return $"{Escaped(low[0])}[{Escaped(low[1])}-\\uDFFF]|{Escaped(high[0])}[\\uDC00-{Escaped(high[1])}]{middle}";
    }

    private static string Escaped(char unit) => $"\\u{((int)unit).ToString("X4", CultureInfo.InvariantCulture)}";
}
