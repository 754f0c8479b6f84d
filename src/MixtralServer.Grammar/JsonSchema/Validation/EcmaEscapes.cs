using System.Globalization;
using System.Text;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>Reads what stands behind a backslash.</summary>
internal static class EcmaEscapes
{
    private const string Digits = "0-9";
    private const string NotDigits = "\\u0000-/:-\\uD7FF\\uE000-\\uFFFF";
    private const string Words = "0-9A-Za-z_";
    private const string NotWords = "\\u0000-/:-@\\[-\\^`{-\\uD7FF\\uE000-\\uFFFF";
    private const string Spaces = "\\t\\n\\v\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";
    private const string NotSpaces =
        "\\u0000-\\u0008\\u000E-\\u001F!-\\u009F\\u00A1-\\u167F\\u1681-\\u1FFF\\u200B-\\u2027\\u202A-\\u202E\\u2030-\\u205E"
        + "\\u2060-\\u2FFF\\u3001-\\uD7FF\\uE000-\\uFEFE\\uFF00-\\uFFFF";

    private static readonly Dictionary<string, string> LongNames = new()
    {
        ["Letter"] = "L",
        ["Lowercase_Letter"] = "Ll",
        ["Uppercase_Letter"] = "Lu",
        ["Mark"] = "M",
        ["Number"] = "N",
        ["Decimal_Number"] = "Nd",
        ["digit"] = "Nd",
        ["Punctuation"] = "P",
        ["punct"] = "P",
        ["Symbol"] = "S",
        ["Separator"] = "Z",
        ["Space_Separator"] = "Zs",
    };

    /// <summary>A set such as <c>\d</c>, as what stands in a .NET class; null where there is none, and nothing is read.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="at">Behind the backslash; afterwards behind the escape.</param>
    public static string? ReadSet(string pattern, ref int at)
    {
        if (at >= pattern.Length) return null;
        var set = pattern[at] switch
        {
            'd' => Digits,
            'D' => NotDigits,
            'w' => Words,
            'W' => NotWords,
            's' => Spaces,
            'S' => NotSpaces,
            _ => null,
        };
        if (set is null) return pattern[at] is 'p' or 'P' ? ReadProperty(pattern, ref at) : null;
        at++;
        return set;
    }

    /// <summary>A character; null where the escape is none.</summary>
    public static int? ReadCharacter(string pattern, ref int at)
    {
        if (at >= pattern.Length) return null;
        var next = pattern[at];
        switch (next)
        {
            case 'u' or 'x':
                at++;
                return ReadHex(pattern, ref at, next == 'u' ? 4 : 2);
            case 'c' when at + 1 < pattern.Length && char.IsAsciiLetter(pattern[at + 1]):
                at += 2;
                return pattern[at - 1] % 32;
        }

        var found = "tnvfr0".IndexOf(next, StringComparison.Ordinal);
        if (found >= 0)
        {
            at++;
            return "\t\n\v\f\r\0"[found];
        }

        return char.IsAsciiLetterOrDigit(next) ? null : ReadRune(pattern, ref at);
    }

    /// <summary>One code point of the expression as it stands.</summary>
    public static int ReadRune(string pattern, ref int at)
    {
        var status = Rune.DecodeFromUtf16(pattern.AsSpan(at), out var rune, out var length);
        at += Math.Max(length, 1);
        return status == System.Buffers.OperationStatus.Done ? rune.Value : Rune.ReplacementChar.Value;
    }

    private static int? ReadHex(string pattern, ref int at, int length)
    {
        var braced = length == 4 && at < pattern.Length && pattern[at] == '{';
        var end = braced ? pattern.IndexOf('}', at) : at + length;
        var from = braced ? at + 1 : at;
        if (end < from || end > pattern.Length) return null;
        var digits = pattern.AsSpan(from, end - from);
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return null;
        at = braced ? end + 1 : end;
        if (!char.IsHighSurrogate((char)value) || value > 0xFFFF) return value;
        if (string.CompareOrdinal(pattern, at, "\\u", 0, 2) != 0) return value;
        var behind = at + 2;
        if (ReadHex(pattern, ref behind, 4) is not { } low || !char.IsLowSurrogate((char)low)) return value;
        at = behind;
        return char.ConvertToUtf32((char)value, (char)low);
    }

    private static string? ReadProperty(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at);
        if (at + 1 >= pattern.Length || pattern[at + 1] != '{' || end < 0) return null;
        var name = pattern[(at + 2)..end];
        if (name.StartsWith("General_Category=", StringComparison.Ordinal)) name = name["General_Category=".Length..];
        var written = $"\\{pattern[at]}{{{LongNames.GetValueOrDefault(name, name)}}}";
        at = end + 1;
        return written;
    }
}
