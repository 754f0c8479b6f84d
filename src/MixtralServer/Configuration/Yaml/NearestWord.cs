namespace MixtralServer.Configuration.Yaml;

/// <summary>Finds what somebody who mistyped a word probably meant.</summary>
internal static class NearestWord
{
    private const int MaxLength = 40;

    /// <summary>The candidate with the fewest edits from <paramref name="word"/>, or null where none is near.</summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length > MaxLength)
            return null;
        word = word.ToLowerInvariant().Replace('-', '_');
        var allowed = Math.Max(1, word.Length / 3);
        return candidates
            .Select(candidate => (candidate, edits: Edits(word, candidate)))
            .Where(found => found.edits <= allowed)
            .OrderBy(found => found.edits)
            .Select(found => found.candidate)
            .FirstOrDefault();
    }

    /// <summary>Optimal string alignment distance: insertions, deletions, replacements, swaps.</summary>
    private static int Edits(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
