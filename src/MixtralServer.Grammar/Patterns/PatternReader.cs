using System.Globalization;
using System.Text;

namespace MixtralServer.Grammar.Patterns;

/// <summary>A place in a pattern, and errors that say where it is.</summary>
internal sealed class PatternReader(string pattern)
{
    public int At { get; private set; }

    public bool AtEnd => At == pattern.Length;

    /// <summary>The next UTF-16 unit, or NUL at the end.</summary>
    public char Next => AtEnd ? '\0' : pattern[At];

    public static GrammarException Error(string what, int at)
        => new(string.Create(CultureInfo.InvariantCulture, $"pattern, character {at + 1}: {what}"));

    public GrammarException Error(string what) => Error(what, At);

    public bool Take(string text)
    {
        if (!pattern.AsSpan(At).StartsWith(text)) return false;
        At += text.Length;
        return true;
    }

    /// <summary>Takes a whole character.</summary>
    public int TakeCodePoint()
    {
        if (!Rune.TryGetRuneAt(pattern, At, out var rune)) throw Error("an unpaired surrogate");
        At += rune.Utf16SequenceLength;
        return rune.Value;
    }

    /// <summary>Takes exactly so many hexadecimal digits, or none and gives null.</summary>
    public int? TakeHex(int count)
    {
        if (At + count > pattern.Length) return null;
        if (!int.TryParse(pattern.AsSpan(At, count), NumberStyles.AllowHexSpecifier, null, out var value)) return null;
        At += count;
        return value;
    }

    /// <summary>Takes what stands before a character, and the character; null and nothing where that does not come.</summary>
    public string? TakeUntil(char end)
    {
        var length = pattern.AsSpan(At).IndexOf(end);
        if (length < 0) return null;
        var text = pattern.Substring(At, length);
        At += length + 1;
        return text;
    }

    /// <summary>Takes the bounds of a repeat, or nothing and gives null: then a brace is just a character.</summary>
    public (int Min, int? Max)? TakeBounds()
    {
        var start = At;
        if (!Take("{") || TakeUntil('}') is not { } text) return BackTo(start);
        var parts = text.Split(',');
        if (parts.Length > 2 || !IsNumber(parts[0])) return BackTo(start);
        var min = Bound(parts[0], start);
        if (parts.Length == 1) return (min, min);
        if (parts[1].Length == 0) return (min, null);
        return IsNumber(parts[1]) ? (min, Bound(parts[1], start)) : BackTo(start);
    }

    private (int Min, int? Max)? BackTo(int start)
    {
        At = start;
        return null;
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static int Bound(string digits, int at)
    {
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < int.MaxValue / 2)
            return value;
        throw Error("the bound of this repeat is too large", at);
    }
}
