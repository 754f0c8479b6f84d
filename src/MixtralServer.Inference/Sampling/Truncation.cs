namespace MixtralServer.Inference.Sampling;

/// <summary>
/// top_k and top_p without sorting the vocabulary: weights are counted into bins, everything above the bin where the cut falls
/// is kept, everything below is dropped, and only that bin is sorted.
/// </summary>
internal static class Truncation
{
    /// <summary>Keeps the <paramref name="count"/> heaviest tokens (of equal ones the lower ids); all others' weights become 0.</summary>
    public static void KeepHeaviest(SamplingScratch scratch, int count)
    {
        CountBins(scratch);
        var kept = 0;
        var bin = WeightBins.Count - 1;
        while (bin > 0 && kept + scratch.BinTokens[bin] < count) kept += scratch.BinTokens[bin--];

        var inBin = Cut(scratch, bin);
        for (var i = Math.Max(count - kept, 0); i < inBin; i++) scratch.Weights[scratch.Candidates[i]] = 0;
    }

    /// <summary>
    /// Keeps the smallest set of heaviest tokens whose weights sum to at least <paramref name="share"/> of the whole
    /// (Holtzman et al. 2019), at least one; all others' weights become 0.
    /// </summary>
    public static void KeepShare(SamplingScratch scratch, double share)
    {
        var target = share * CountBins(scratch);
        var sum = 0.0;
        var bin = WeightBins.Count - 1;
        while (bin > 0 && sum + scratch.BinWeight[bin] < target) sum += scratch.BinWeight[bin--];

        var inBin = Cut(scratch, bin);
        var isFirst = bin == WeightBins.Count - 1;
        for (var i = 0; i < inBin; i++)
        {
            var token = scratch.Candidates[i];
            if (sum < target || (isFirst && i == 0)) sum += scratch.Weights[token];
            else scratch.Weights[token] = 0;
        }
    }

    private static double CountBins(SamplingScratch scratch)
    {
        Array.Clear(scratch.BinTokens);
        Array.Clear(scratch.BinWeight);
        var total = 0.0;
        foreach (var weight in scratch.Weights)
        {
            var bin = WeightBins.Of(weight);
            scratch.BinTokens[bin]++;
            scratch.BinWeight[bin] += weight;
            total += weight;
        }

        return total;
    }

    /// <summary>Drops all below <paramref name="bin"/> and lists the tokens of it in <c>Candidates</c>, heaviest first.</summary>
    private static int Cut(SamplingScratch scratch, int bin)
    {
        var weights = scratch.Weights;
        var count = 0;
        for (var token = 0; token < weights.Length; token++)
        {
            var of = WeightBins.Of(weights[token]);
            if (of > bin) continue;
            if (of < bin)
            {
                weights[token] = 0;
                continue;
            }

            scratch.Keys[count] = -weights[token];
            scratch.Candidates[count++] = token;
        }

        SortByKeyThenToken(scratch, count);
        return count;
    }

    // Array.Sort is not stable: equal weights are put in the order of their ids afterwards, so that results never depend on it.
    private static void SortByKeyThenToken(SamplingScratch scratch, int count)
    {
        Array.Sort(scratch.Keys, scratch.Candidates, 0, count);
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && scratch.Keys[end] == scratch.Keys[start]) end++;
            if (end - start > 1) Array.Sort(scratch.Candidates, start, end - start);
            start = end;
        }
    }
}
