using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Scheduling;

/// <summary>Log probabilities of a text by the definition, from a context of its own.</summary>
internal static class ExactLogProbs
{
    /// <summary>The log probabilities of the tokens from one position on.</summary>
    public static float[] Of(IReadOnlyList<TokenId> tokens, int from, ulong seed, string? reply = null)
    {
        using var context = new SimulatedModel(seed, reply).CreateContext(DrivenEngine.Options().Context);
        var values = new float[tokens.Count - from];
        for (var i = 0; i < tokens.Count - 1; i++)
        {
            context.Decode([new BatchRow(tokens[i], i, new SequenceId(0), NeedsLogits: true)]);
            if (i + 1 >= from) values[i + 1 - from] = LogSoftmax(context.Logits(0).Span, tokens[i + 1]);
        }

        return values;
    }

    /// <summary>Says that values are those of the definition, up to rounding.</summary>
    public static void AssertClose(IReadOnlyList<float> expected, IEnumerable<TokenLogProbs> actual)
    {
        var values = actual.Select(token => token.Chosen.LogProb).ToList();
        Assert.Equal(expected.Count, values.Count);
        for (var i = 0; i < values.Count; i++) Assert.InRange(values[i], expected[i] - 1e-3f, expected[i] + 1e-3f);
    }

    private static float LogSoftmax(ReadOnlySpan<float> logits, TokenId token)
    {
        var total = 0.0;
        foreach (var logit in logits) total += Math.Exp(logit);
        return (float)(logits[token.Value] - Math.Log(total));
    }
}
