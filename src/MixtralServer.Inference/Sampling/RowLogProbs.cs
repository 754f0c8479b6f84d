using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Sampling;

/// <summary>
/// Log probabilities of tokens: of the model's own distribution, the softmax of the logits before bias, penalties,
/// temperature and truncation, so that they do not depend on how a token was drawn.
/// </summary>
internal static class RowLogProbs
{
    /// <summary>The log probability of a token, given or drawn, and of the likeliest tokens beside it.</summary>
    /// <param name="logits">Raw logits, one per vocabulary entry; NaN counts as minus infinity.</param>
    /// <param name="token">Within the vocabulary.</param>
    /// <param name="top">
    /// How many of the likeliest tokens to list, at least 0; fewer come where fewer are possible.
    /// </param>
    /// <param name="scratch">Buffers of the calling thread.</param>
    /// <returns>Minus infinity and an empty list where no logit is a usable number.</returns>
    public static TokenLogProbs Of(ReadOnlySpan<float> logits, TokenId token, int top, SamplingScratch scratch)
    {
        var row = new LogitRow(logits, scratch.Row);
        if (!float.IsFinite(row.Max)) return new TokenLogProbs(new TokenLogProb(token, float.NegativeInfinity), []);

        var weights = new RowWeights(row, temperature: 1);
        var logTotal = Math.Log(weights.Sum(Cut.AtLeast(weights.LogitLeast), scratch.ChunkWeights));
        var chosen = new TokenLogProb(token, LogProb(logits[token.Value], row.Max, logTotal));
        return new TokenLogProbs(chosen, top == 0 ? [] : Likeliest(row, top, logTotal, scratch));
    }

    private static TokenLogProb[] Likeliest(LogitRow row, int count, double logTotal, SamplingScratch scratch)
    {
        var candidates = TopTokens.Gather(row, count, float.MinValue, scratch);
        var cut = TopTokens.CutAfter(candidates, count, float.MinValue);
        var likeliest = new TokenLogProb[Math.Min(count, candidates.Values.Length)];
        var filled = 0;
        for (var i = 0; i < candidates.Values.Length; i++)
        {
            var logit = candidates.Values[i];
            if (logit < cut.Logit || (logit == cut.Logit && i >= cut.Index)) continue;
            Insert(likeliest, filled++, new TokenLogProb(
                new TokenId(scratch.CandidateTokens[i]), LogProb(logit, row.Max, logTotal)));
        }

        return likeliest;
    }

    // Candidates come in ascending order of tokens, so that behind its equals is where one belongs.
    private static void Insert(TokenLogProb[] sorted, int count, TokenLogProb added)
    {
        var at = count;
        for (; at > 0 && sorted[at - 1].LogProb < added.LogProb; at--) sorted[at] = sorted[at - 1];
        sorted[at] = added;
    }

    private static float LogProb(float logit, float max, double logTotal) =>
        float.IsNaN(logit) ? float.NegativeInfinity : (float)((double)logit - max - logTotal);
}
