using System.Collections.Concurrent;
using System.Globalization;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Patterns;

/// <summary>Unicode's general categories by the names that ECMA-262 has for them.</summary>
internal static class UnicodeCategories
{
    // The order of the short names is that of UnicodeCategory.
    private static readonly string[] Short =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd",
        "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    private static readonly Dictionary<string, string> Long = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L",
        ["Mark"] = "M",
        ["Number"] = "N",
        ["Separator"] = "Z",
        ["Other"] = "C",
        ["Punctuation"] = "P",
        ["Symbol"] = "S",
        ["Uppercase_Letter"] = "Lu",
        ["Lowercase_Letter"] = "Ll",
        ["Titlecase_Letter"] = "Lt",
        ["Modifier_Letter"] = "Lm",
        ["Other_Letter"] = "Lo",
        ["Nonspacing_Mark"] = "Mn",
        ["Spacing_Mark"] = "Mc",
        ["Enclosing_Mark"] = "Me",
        ["Decimal_Number"] = "Nd",
        ["digit"] = "Nd",
        ["Letter_Number"] = "Nl",
        ["Other_Number"] = "No",
        ["Space_Separator"] = "Zs",
        ["Line_Separator"] = "Zl",
        ["Paragraph_Separator"] = "Zp",
        ["Control"] = "Cc",
        ["Format"] = "Cf",
        ["Private_Use"] = "Co",
        ["Connector_Punctuation"] = "Pc",
        ["Dash_Punctuation"] = "Pd",
        ["Open_Punctuation"] = "Ps",
        ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi",
        ["Final_Punctuation"] = "Pf",
        ["Other_Punctuation"] = "Po",
        ["Math_Symbol"] = "Sm",
        ["Currency_Symbol"] = "Sc",
        ["Modifier_Symbol"] = "Sk",
        ["Other_Symbol"] = "So",
        ["Unassigned"] = "Cn",
    };

    // Bounded by the number of names.
    private static readonly ConcurrentDictionary<string, CodePointSet> Known = new(StringComparer.Ordinal);

    /// <summary>The characters of a category, alone or behind <c>gc=</c>; null where the name is not one.</summary>
    public static CodePointSet? Find(string name)
    {
        foreach (var prefix in (string[])["gc=", "General_Category="])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        }

        if (name == "Any") return CodePointSet.All;
        if (name == "ASCII") return CodePointSet.Range(0, 0x7F);
        name = Long.GetValueOrDefault(name, name);
        var named = name.Length is 1 or 2 && Short.Any(other => other.StartsWith(name, StringComparison.Ordinal));
        return named ? Known.GetOrAdd(name, Collect) : null;
    }

    private static CodePointSet Collect(string name)
    {
        var ranges = new List<CodePointRange>();
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            var category = Short[(int)CharUnicodeInfo.GetUnicodeCategory(codePoint)];
            if (!category.StartsWith(name, StringComparison.Ordinal)) continue;
            if (ranges.Count > 0 && ranges[^1].Last == codePoint - 1) ranges[^1] = ranges[^1] with { Last = codePoint };
            else ranges.Add(new CodePointRange(codePoint, codePoint));
        }

        return CodePointSet.Of(ranges);
    }
}
