namespace MixtralServer.Inference.Sampling;

/// <summary>
/// Draws a token and cuts the tail off (top_p) without sorting and without finding out what the nucleus is: a token is
/// drawn from all and then asked whether it belongs. If not, it and all behind it are out, and the draw is repeated
/// with the rest. What is drawn in the end has the nucleus's distribution, as at each attempt its tokens are as likely
/// as their weights say. (Rejection instead of selection: as in FlashInfer's sorting-free sampling kernels, 2025.)
/// </summary>
internal static class NucleusDraw
{
    /// <summary>
    /// Draws from the smallest set of tokens before a cut whose weights sum to at least <paramref name="share"/> of all
    /// before the cut (Holtzman et al. 2019), heaviest first, of equal ones lower indices first; at least one.
    /// </summary>
    /// <param name="row">Logits; the greatest is finite.</param>
    /// <param name="weights">The row's weights.</param>
    /// <param name="cut">What other truncations left, at least one token.</param>
    /// <param name="share">0 to 1.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <param name="scratch">Buffers of the calling thread.</param>
    /// <returns>The index in the row.</returns>
    public static int Pick(
        LogitRow row, RowWeights weights, Cut cut, double share, CounterRandom random, SamplingScratch scratch)
    {
        var total = weights.Sum(cut, scratch.ChunkWeights);
        var target = share * total;
        if (target <= 1) return row.IndexOfMax(); // The first token, of weight 1, is enough.

        // Each attempt leaves fewer tokens, so it ends; for a share of 0.9 it takes 1.1 attempts, for 0.1 about 3.
        for (var attempt = 0; ; attempt++)
        {
            var index = weights.Pick(cut, scratch.ChunkWeights, random.Uniform(attempt) * total);
            if (share >= 1) return index;

            var tried = new Cut(row.Values[index], index);
            var before = weights.Sum(tried, scratch.ChunkWeightsTried);
            if (before < target) return index;

            (cut, total) = (tried, before);
            scratch.AcceptTried();
        }
    }
}
