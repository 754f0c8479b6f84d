using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Patterns;

/// <summary>What stands behind a backslash: one character, or a class of them.</summary>
internal static class PatternEscape
{
    public static readonly CodePointSet Digit = CodePointSet.Range('0', '9');

    public static readonly CodePointSet Word =
        CodePointSet.Of([new('0', '9'), new('A', 'Z'), new('_', '_'), new('a', 'z')]);

    // ECMA-262, WhiteSpace and LineTerminator.
    public static readonly CodePointSet Space = CodePointSet.Of([
        new(0x9, 0xD), new(0x20, 0x20), new(0xA0, 0xA0), new(0x1680, 0x1680), new(0x2000, 0x200A), new(0x2028, 0x2029),
        new(0x202F, 0x202F), new(0x205F, 0x205F), new(0x3000, 0x3000), new(0xFEFF, 0xFEFF)]);

    /// <summary>Reads behind a backslash.</summary>
    /// <param name="reader">Behind the backslash.</param>
    /// <param name="single">Whether it names a single character, which may begin or end a range.</param>
    public static CodePointSet Read(PatternReader reader, out bool single)
    {
        single = false;
        switch (reader.Next)
        {
            case 'd' when reader.Take("d"): return Digit;
            case 'D' when reader.Take("D"): return Digit.Complement();
            case 'w' when reader.Take("w"): return Word;
            case 'W' when reader.Take("W"): return Word.Complement();
            case 's' when reader.Take("s"): return Space;
            case 'S' when reader.Take("S"): return Space.Complement();
            case 'p' when reader.Take("p"): return Category(reader);
            case 'P' when reader.Take("P"): return Category(reader).Complement();
            default:
                single = true;
                var character = Character(reader);
                return CodePointSet.Range(character, character);
        }
    }

    private static CodePointSet Category(PatternReader reader)
    {
        var at = reader.At;
        var name = reader.Take("{") ? reader.TakeUntil('}') : null;
        if (name is not null && UnicodeCategories.Find(name) is { } set) return set;
        throw PatternReader.Error("only general categories, Any and ASCII are known in \\p{...}", at);
    }

    private static int Character(PatternReader reader)
    {
        if (reader.AtEnd) throw reader.Error("nothing follows the backslash");
        var start = reader.At;
        var character = reader.TakeCodePoint();
        switch (character)
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'f': return '\f';
            case 'v': return '\v';
            case '0' when !char.IsAsciiDigit(reader.Next): return 0;
            case 'c' when char.IsAsciiLetter(reader.Next): return reader.TakeCodePoint() & 0x1F;
            case 'x' when reader.TakeHex(2) is { } value: return value;
            case 'u': return Unicode(reader, start);
            case >= '0' and <= '9': throw PatternReader.Error("back-references are not supported", start);
            case 'b' or 'B': throw PatternReader.Error("word boundaries are not supported", start);
            case 'k': throw PatternReader.Error("back-references are not supported", start);
            case < 0x80 when char.IsAsciiLetter((char)character): throw PatternReader.Error("an unknown escape", start);
            default: return character;
        }
    }

    private static int Unicode(PatternReader reader, int start)
    {
        if (reader.Take("{"))
        {
            var digits = reader.TakeUntil('}') ?? "";
            if (digits.Length is 0 or > 6 || !digits.All(char.IsAsciiHexDigit))
                throw PatternReader.Error("not a code point", start);
            return Scalar(Convert.ToInt32(digits, 16), start);
        }

        if (reader.TakeHex(4) is not { } value) throw PatternReader.Error("four hexadecimal digits must follow \\u", start);
        if (!char.IsHighSurrogate((char)value)) return Scalar(value, start);
        var low = reader.Take("\\u") ? reader.TakeHex(4) : null;
        if (low is null || !char.IsLowSurrogate((char)low)) throw PatternReader.Error("an unpaired surrogate", start);
        return char.ConvertToUtf32((char)value, (char)low.Value);
    }

    private static int Scalar(int value, int start) => System.Text.Rune.IsValid(value)
        ? value
        : throw PatternReader.Error("not a character", start);
}
