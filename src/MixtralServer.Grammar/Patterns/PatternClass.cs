using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Patterns;

/// <summary>Reads what stands between square brackets.</summary>
internal static class PatternClass
{
    /// <summary>Reads a class.</summary>
    /// <param name="reader">Behind the opening bracket; afterwards behind the closing one.</param>
    public static CodePointSet Read(PatternReader reader)
    {
        var start = reader.At - 1;
        var negated = reader.Take("^");
        var ranges = new List<CodePointRange>(); // bounded by the length of the pattern and the size of the categories
        while (!reader.Take("]"))
        {
            if (reader.AtEnd) throw PatternReader.Error("this class is not closed", start);
            ReadItem(reader, ranges);
        }

        var set = CodePointSet.Of(ranges);
        return negated ? set.Complement() : set;
    }

    private static void ReadItem(PatternReader reader, List<CodePointRange> ranges)
    {
        var at = reader.At;
        var first = ReadAtom(reader, out var single);
        if (reader.Next != '-' || !single)
        {
            ranges.AddRange(first.Ranges);
            return;
        }

        reader.Take("-");
        if (reader.Next == ']')
        {
            ranges.AddRange(first.Ranges);
            ranges.Add(new CodePointRange('-', '-'));
            return;
        }

        if (reader.AtEnd) return;
        var last = ReadAtom(reader, out single);
        if (!single) throw PatternReader.Error("a range cannot end with a class", at);
        if (last.Ranges[0].First < first.Ranges[0].First) throw PatternReader.Error("this range is in the wrong order", at);
        ranges.Add(new CodePointRange(first.Ranges[0].First, last.Ranges[0].First));
    }

    private static CodePointSet ReadAtom(PatternReader reader, out bool single)
    {
        single = true;
        if (reader.Take("\\b")) return CodePointSet.Range('\b', '\b');
        if (reader.Take("\\")) return PatternEscape.Read(reader, out single);
        var character = reader.TakeCodePoint();
        return CodePointSet.Range(character, character);
    }
}
