using System.Numerics.Tensors;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Sampling;

/// <summary>
/// Draws one sequence's tokens from its logits, in this order: logit bias, penalties, temperature, min_p, top_k, top_p, draw.
/// Temperature comes before truncation, as in the servers that people compare with.
/// </summary>
internal sealed class TokenSampler(SamplingOptions options, IEnumerable<TokenId> prompt)
{
    // The bias that OpenAI documents as a ban.
    private const float BiasOfBan = -100;

    private readonly TokenHistory _history = new(options, prompt);
    private int _draws;

    /// <summary>Draws the next token, which then counts as generated.</summary>
    /// <param name="logits">Raw logits, one per vocabulary entry; overwritten.</param>
    /// <param name="scratch">Buffers of the calling thread.</param>
    /// <returns>The token, or null where no logit is a usable number.</returns>
    public TokenId? Sample(Span<float> logits, SamplingScratch scratch)
    {
        ApplyBias(logits);
        _history.Penalise(logits);
        if (!TryFindMax(logits, out var likeliest)) return null;

        var token = new TokenId(options.Temperature == 0 ? likeliest : Draw(logits, likeliest, scratch));
        _history.Add(token);
        _draws++;
        return token;
    }

    private void ApplyBias(Span<float> logits)
    {
        foreach (var (token, bias) in options.LogitBias)
            logits[token.Value] = bias <= BiasOfBan ? float.NegativeInfinity : logits[token.Value] + bias;
    }

    /// <summary>Finds the greatest logit; NaN counts as minus infinity.</summary>
    private static bool TryFindMax(Span<float> logits, out int index)
    {
        index = TensorPrimitives.IndexOfMax<float>(logits);
        if (float.IsNaN(logits[index]))
        {
            foreach (ref var logit in logits)
            {
                if (float.IsNaN(logit)) logit = float.NegativeInfinity;
            }

            index = TensorPrimitives.IndexOfMax<float>(logits);
        }

        return float.IsFinite(logits[index]);
    }

    private int Draw(ReadOnlySpan<float> logits, int likeliest, SamplingScratch scratch)
    {
        var weights = scratch.Weights.AsSpan();
        TensorPrimitives.Subtract(logits, logits[likeliest], weights);
        TensorPrimitives.Divide(weights, (float)options.Temperature, weights);
        TensorPrimitives.Exp(weights, weights);

        if (options.MinP > 0) DropBelow(weights, (float)options.MinP);
        if (options.TopK > 0 && options.TopK < weights.Length) Truncation.KeepHeaviest(scratch, options.TopK);
        if (options.TopP < 1) Truncation.KeepShare(scratch, options.TopP);
        return PickByWeight(weights, CounterRandom.Uniform(options.Seed, _draws), likeliest);
    }

    private static void DropBelow(Span<float> weights, float least)
    {
        foreach (ref var weight in weights)
        {
            if (weight < least) weight = 0;
        }
    }

    private static int PickByWeight(ReadOnlySpan<float> weights, double uniform, int fallback)
    {
        // Whole blocks are skipped by their sums; 256 floats fill four cache-line pairs and sum in a few vector steps.
        const int BlockLength = 256;

        var target = uniform * SumOf(weights);
        for (var start = 0; start < weights.Length; start += BlockLength)
        {
            var block = weights.Slice(start, Math.Min(BlockLength, weights.Length - start));
            var sum = TensorPrimitives.Sum(block);
            if (target >= sum)
            {
                target -= sum;
                continue;
            }

            for (var i = 0; i < block.Length; i++)
            {
                target -= block[i];
                if (target < 0) return start + i;
            }
        }

        return fallback; // Rounding left a crumb of the target behind the last token.

        static double SumOf(ReadOnlySpan<float> weights)
        {
            var sum = 0.0;
            for (var start = 0; start < weights.Length; start += BlockLength)
                sum += TensorPrimitives.Sum(weights.Slice(start, Math.Min(BlockLength, weights.Length - start)));
            return sum;
        }
    }
}
