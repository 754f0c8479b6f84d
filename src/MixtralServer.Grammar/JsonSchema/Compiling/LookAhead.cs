namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>
/// Look-ahead at the very beginning of a pattern, as in <c>^(?!-)[a-z-]+$</c>: each is a pattern of its own that the whole text
/// must match, or must not.
/// </summary>
internal static class LookAhead
{
    /// <summary>Patterns without the look-ahead that begins this one, all of which must hold.</summary>
    public static IReadOnlyList<(string Pattern, bool Negated)> Split(string pattern)
    {
        List<(string, bool)> parts = [];
        var at = 1;
        while (pattern.StartsWith('^') && IsLookAhead(pattern, at) && EndOfGroup(pattern, at) is { } end)
        {
            parts.Add(($"^(?:{pattern[(at + 3)..end]})", pattern[at + 2] == '!'));
            at = end + 1;
        }

        if (parts.Count == 0 || HasAlternatives(pattern, at)) return [(pattern, false)];
        parts.Add(($"^{pattern[at..]}", false));
        return parts;
    }

    private static bool IsLookAhead(string pattern, int at)
        => string.CompareOrdinal(pattern, at, "(?!", 0, 3) == 0 || string.CompareOrdinal(pattern, at, "(?=", 0, 3) == 0;

    private static int? EndOfGroup(string pattern, int from)
    {
        foreach (var (at, depth) in Outside(pattern, from))
        {
            if (depth == 0 && pattern[at] == ')') return at;
        }

        return null;
    }

    private static bool HasAlternatives(string pattern, int from)
        => Outside(pattern, from).Any(place => place.Depth == 0 && pattern[place.At] == '|');

    // Places that are neither escaped nor in a class, with the groups that are open behind them.
    private static IEnumerable<(int At, int Depth)> Outside(string pattern, int from)
    {
        var (depth, inClass) = (0, false);
        for (var at = from; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    continue;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    depth++;
                    break;
                case ')' when !inClass:
                    depth--;
                    break;
            }

            if (!inClass) yield return (at, depth);
        }
    }
}
