using System.Collections.Immutable;

namespace MixtralServer.Grammar.Ir;

/// <summary>
/// A set of Unicode scalar values: code points up to U+10FFFF without the surrogates, which no well-formed text contains and
/// which are dropped from whatever the set is made of.
/// </summary>
public sealed class CodePointSet : IEquatable<CodePointSet>
{
    private const int Last = 0x10FFFF;
    private const int SurrogateFirst = 0xD800;
    private const int SurrogateLast = 0xDFFF;

    private CodePointSet(ImmutableArray<CodePointRange> ranges) => Ranges = ranges;

    /// <summary>No code point.</summary>
    public static CodePointSet None { get; } = new([]);

    /// <summary>Every scalar value.</summary>
    public static CodePointSet All { get; } = Range(0, Last);

    /// <summary>Sorted, disjoint and not adjacent to each other.</summary>
    public ImmutableArray<CodePointRange> Ranges { get; }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Ranges.IsEmpty;

    /// <summary>The code points from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static CodePointSet Range(int first, int last) => Of([new CodePointRange(first, last)]);

    /// <summary>The scalar values of a text.</summary>
    public static CodePointSet Of(string text)
        => Of(text.EnumerateRunes().Select(rune => new CodePointRange(rune.Value, rune.Value)));

    /// <summary>The union of ranges, which may overlap and come in any order.</summary>
    public static CodePointSet Of(IEnumerable<CodePointRange> ranges)
    {
        var sorted = ranges.SelectMany(WithoutSurrogates).OrderBy(range => range.First).ToList();
        var merged = ImmutableArray.CreateBuilder<CodePointRange>(sorted.Count);
        foreach (var range in sorted)
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, range.Last) };
            else
                merged.Add(range);
        }

        return new CodePointSet(merged.ToImmutable());
    }

    /// <summary>Whether a code point is in the set.</summary>
    public bool Contains(int codePoint)
    {
        var (low, high) = (0, Ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < Ranges[middle].First) high = middle - 1;
            else if (codePoint > Ranges[middle].Last) low = middle + 1;
            else return true;
        }

        return false;
    }

    /// <summary>What is in either set.</summary>
    public CodePointSet Union(CodePointSet other) => Of(Ranges.Concat(other.Ranges));

    /// <summary>What is in both sets.</summary>
    public CodePointSet Intersect(CodePointSet other) => Complement().Union(other.Complement()).Complement();

    /// <summary>What is in this set and not in the other.</summary>
    public CodePointSet Except(CodePointSet other) => Complement().Union(other).Complement();

    /// <summary>Every scalar value that is not in the set.</summary>
    public CodePointSet Complement()
    {
        var gaps = new List<CodePointRange>(Ranges.Length + 1);
        var next = 0;
        foreach (var range in Ranges)
        {
            gaps.Add(new CodePointRange(next, range.First - 1));
            next = range.Last + 1;
        }

        gaps.Add(new CodePointRange(next, Last));
        return Of(gaps);
    }

    /// <inheritdoc/>
    public bool Equals(CodePointSet? other) => other is not null && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var range in Ranges) hash.Add(range);
        return hash.ToHashCode();
    }

    private static IEnumerable<CodePointRange> WithoutSurrogates(CodePointRange range)
    {
        var (first, last) = (Math.Max(range.First, 0), Math.Min(range.Last, Last));
        if (first <= Math.Min(last, SurrogateFirst - 1))
            yield return new CodePointRange(first, Math.Min(last, SurrogateFirst - 1));
        if (Math.Max(first, SurrogateLast + 1) <= last)
            yield return new CodePointRange(Math.Max(first, SurrogateLast + 1), last);
    }
}
