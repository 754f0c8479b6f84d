using System.Globalization;
using System.Text;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Gbnf;

/// <summary>How GBNF writes texts and classes.</summary>
internal static class GbnfQuoting
{
    public static string Literal(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= ' ' and <= '~' and not '"' and not '\\') quoted.Append((char)rune.Value);
            else quoted.Append(Escape(rune.Value));
        }

        return quoted.Append('"').ToString();
    }

    public static string Class(CodePointSet set)
    {
        var negated = set.Contains(0x10FFFF);
        var quoted = new StringBuilder(negated ? "[^" : "[");
        foreach (var (first, last) in (negated ? set.Complement() : set).Ranges)
        {
            quoted.Append(InClass(first));
            if (last > first) quoted.Append('-').Append(InClass(last));
        }

        return quoted.Append(']').ToString();
    }

    private static string InClass(int codePoint) => codePoint < 0x80 && char.IsAsciiLetterOrDigit((char)codePoint)
        ? ((char)codePoint).ToString()
        : Escape(codePoint);

    private static string Escape(int codePoint) => codePoint switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '"' => "\\\"",
        '\\' => @"\\",
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $@"\x{codePoint:X2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $@"\u{codePoint:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $@"\U{codePoint:X8}"),
    };
}
