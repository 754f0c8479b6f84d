using System.Globalization;
using System.Text;

namespace MixtralServer.Grammar.Gbnf;

/// <summary>A place in a GBNF text, and errors that say where it is.</summary>
internal sealed class GbnfReader(string text)
{
    public int At { get; private set; }

    public bool AtEnd => At == text.Length;

    /// <summary>The next UTF-16 unit, or NUL at the end.</summary>
    public char Next => AtEnd ? '\0' : text[At];

    public GrammarException Error(string what) => Error(what, At);

    public GrammarException Error(string what, int at)
    {
        var before = text.AsSpan(0, at);
        var line = before.Count('\n') + 1;
        var column = at - (before.LastIndexOf('\n') + 1) + 1;
        return new GrammarException(string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}: {what}"));
    }

    public bool Take(string expected)
    {
        if (!text.AsSpan(At).StartsWith(expected)) return false;
        At += expected.Length;
        return true;
    }

    /// <summary>Takes blanks and comments, and line ends too where they mean nothing.</summary>
    public void SkipSpace(bool lines)
    {
        while (!AtEnd)
        {
            if (Next is ' ' or '\t' || (lines && Next is '\r' or '\n')) At++;
            else if (Next == '#') At += LengthToLineEnd();
            else return;
        }
    }

    /// <summary>Whether the next thing but blanks, comments and line ends is a character; then takes all up to it.</summary>
    public bool SkipTo(char expected)
    {
        var start = At;
        SkipSpace(lines: true);
        if (Next == expected) return true;
        At = start;
        return false;
    }

    /// <summary>Takes letters, digits and hyphens; perhaps none.</summary>
    public string TakeName()
    {
        var start = At;
        while (char.IsAsciiLetterOrDigit(Next) || Next == '-') At++;
        return text[start..At];
    }

    /// <summary>Takes digits as a number, or gives null where there are none.</summary>
    public int? TakeNumber()
    {
        var start = At;
        while (char.IsAsciiDigit(Next)) At++;
        if (At == start) return null;
        if (int.TryParse(text.AsSpan(start, At - start), NumberStyles.None, null, out var value) && value < int.MaxValue / 2)
            return value;
        throw Error("this number is too large", start);
    }

    /// <summary>Takes what stands before a character, and the character.</summary>
    public string TakeUntil(char end, string what)
    {
        var length = text.AsSpan(At).IndexOf(end);
        if (length < 0) throw Error($"{what} does not end");
        var taken = text.Substring(At, length);
        At += length + 1;
        return taken;
    }

    /// <summary>Takes a character as it stands in literals and classes, where a backslash means something.</summary>
    public int TakeCharacter()
    {
        var start = At;
        if (!Take("\\"))
        {
            if (!Rune.TryGetRuneAt(text, At, out var rune)) throw Error("an unpaired surrogate");
            At += rune.Utf16SequenceLength;
            return rune.Value;
        }

        var escape = Next;
        if (!AtEnd) At++;
        return escape switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' or '"' or '[' or ']' => escape,
            'x' => TakeHex(2, start),
            'u' => TakeHex(4, start),
            'U' => TakeHex(8, start),
            _ => throw Error("an unknown escape", start),
        };
    }

    private int TakeHex(int count, int start)
    {
        var known = At + count <= text.Length
            && long.TryParse(text.AsSpan(At, count), NumberStyles.AllowHexSpecifier, null, out var value)
            && value <= 0x10FFFF
            && Rune.IsValid((int)value);
        if (!known) throw Error($"not a character of {count} hexadecimal digits", start);
        var parsed = int.Parse(text.AsSpan(At, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        At += count;
        return parsed;
    }

    private int LengthToLineEnd()
    {
        var length = text.AsSpan(At).IndexOf('\n');
        return length < 0 ? text.Length - At : length;
    }
}
