using System.Collections.Immutable;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>A set of strings: those that satisfy every member.</summary>
internal sealed record StringShape
{
    public static StringShape Any { get; } = new();

    public int Min { get; init; }

    public int? Max { get; init; }

    /// <summary>Regular expressions, with the pointers of the keywords that have them.</summary>
    public ImmutableArray<(string Expression, string Pointer)> Patterns { get; init; } = [];

    public ImmutableArray<(string Expression, string Pointer)> NotPatterns { get; init; } = [];

    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>The only ones, or null.</summary>
    public ImmutableArray<string>? Allowed { get; init; }

    public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>Whether a string may be in it, as far as can be told without looking at patterns.</summary>
    public bool IsPossible => Allowed is { } allowed ? allowed.Except(Excluded).Any() : !(Min > Max);

    /// <summary>Equal for equal sets; null where strings are listed, which hardly come twice.</summary>
    public string? Key => Allowed is not null || Excluded.Length > 0
        ? null
        : string.Join('\0', [
            $"{Min} {Max} {Patterns.Length} {NotPatterns.Length}",
            .. Patterns.Select(pattern => pattern.Expression),
            .. NotPatterns.Select(pattern => pattern.Expression),
            .. Formats,
        ]);

    public StringShape And(StringShape other)
    {
        if (ReferenceEquals(this, Any)) return other;
        if (ReferenceEquals(other, Any)) return this;
        return new StringShape
        {
            Min = Math.Max(Min, other.Min),
            Max = Bounds.Least(Max, other.Max),
            Patterns = [.. Patterns.Union(other.Patterns)],
            NotPatterns = [.. NotPatterns.Union(other.NotPatterns)],
            Formats = [.. Formats.Union(other.Formats)],
            Allowed = Allowed is { } mine && other.Allowed is { } theirs ? [.. mine.Intersect(theirs)] : Allowed ?? other.Allowed,
            Excluded = [.. Excluded.Union(other.Excluded)],
        };
    }
}
