using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Tests.Sampling;

public sealed class RowLogProbsTests
{
    [Fact]
    public void Of_OddRows_EqualsTheDefinition()
    {
        var random = new Random(1);
        var scratch = new SamplingScratch(9000);
        for (var round = 0; round < 500; round++)
        {
            var row = OddRows.Create(random);
            var token = random.Next(row.Length);
            var top = random.Next(21);

            var actual = RowLogProbs.Of(row, new TokenId(token), top, scratch);

            var expected = LogSoftmax(row);
            var likeliest = Enumerable.Range(0, row.Length).Where(i => row[i] >= float.MinValue)
                .OrderByDescending(i => row[i]).ThenBy(i => i).Take(top);
            AssertNear(expected[token], actual.Chosen.LogProb);
            Assert.Equal(likeliest.Order(), actual.Top.Select(found => found.Token.Value).Order());
            Assert.Equal(
                actual.Top.OrderByDescending(found => found.LogProb).ThenBy(found => found.Token.Value), actual.Top);
            Assert.All(actual.Top, found => AssertNear(expected[found.Token.Value], found.LogProb));
        }
    }

    [Fact]
    public void Of_HugeLogits_DoesNotOverflow()
    {
        var logProbs = RowLogProbs.Of([1e30f, 1e30f, -1e30f], new TokenId(1), 3, new SamplingScratch(3));

        Assert.Equal(-Math.Log(2), logProbs.Chosen.LogProb, 1e-6);
        Assert.Equal([0, 1, 2], logProbs.Top.Select(found => found.Token.Value));
        Assert.Equal(-1e30, logProbs.Top[2].LogProb / 2, 1e24);
    }

    [Fact]
    public void Of_ImpossibleToken_IsMinusInfinity()
    {
        float[] row = [1, float.NegativeInfinity, float.NaN];

        var logProbs = RowLogProbs.Of(row, new TokenId(2), 3, new SamplingScratch(3));

        Assert.Equal(float.NegativeInfinity, logProbs.Chosen.LogProb);
        Assert.Equal([new TokenLogProb(new TokenId(0), 0)], logProbs.Top);
    }

    [Fact]
    public void Of_NothingUsable_IsMinusInfinity()
    {
        var logProbs = RowLogProbs.Of([float.NaN], new TokenId(0), 1, new SamplingScratch(1));

        Assert.Equal(float.NegativeInfinity, logProbs.Chosen.LogProb);
        Assert.Empty(logProbs.Top);
    }

    [Fact]
    public void Sample_WithLogProbs_DrawsTheSameTokenAndReportsTheModelsOwnDistribution()
    {
        var options = new SamplingOptions
        {
            Temperature = 0,
            RepetitionPenalty = 2,
            LogitBias = new Dictionary<TokenId, float> { [new(2)] = 5 },
        };
        float[] row = [3, 2, 1];
        var scratch = new SamplingScratch(3);

        var plain = new TokenSampler(options, [new TokenId(0)]).Sample((float[])row.Clone(), scratch);
        var token = new TokenSampler(options, [new TokenId(0)])
            .Sample((float[])row.Clone(), scratch, 2, out var logProbs);

        Assert.Equal(new TokenId(2), token);
        Assert.Equal(plain, token);
        Assert.Equal(token, logProbs!.Chosen.Token);
        AssertNear(LogSoftmax(row)[2], logProbs.Chosen.LogProb);
        Assert.Equal([0, 1], logProbs.Top.Select(found => found.Token.Value));
    }

    private static double[] LogSoftmax(float[] row)
    {
        var max = row.Where(logit => !float.IsNaN(logit)).Max();
        var logTotal = Math.Log(row.Sum(logit => float.IsNaN(logit) ? 0 : Math.Exp((double)logit - max)));
        return [.. row.Select(logit => float.IsNaN(logit) ? double.NegativeInfinity : (double)logit - max - logTotal)];
    }

    private static void AssertNear(double expected, float actual)
    {
        if (double.IsInfinity((float)expected)) Assert.Equal((float)expected, actual);
        else Assert.InRange(Math.Abs(actual - expected), 0, 2e-6 + (1e-6 * Math.Abs(expected)));
    }
}
