using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Tests.Sampling;

public sealed class TokenSamplerTests
{
    private const int Draws = 40_000;

    public static TheoryData<SamplingOptions> Distributions() =>
    [
        new() { Temperature = 1 },
        new() { Temperature = 0.5 },
        new() { Temperature = 2 },
        new() { TopK = 7 },
        new() { TopP = 0.8 },
        new() { TopP = 0.3, Temperature = 1.5 },
        new() { MinP = 0.1 },
        new() { TopK = 20, TopP = 0.7, MinP = 0.02, Temperature = 1.3 },
        new() { LogitBias = new Dictionary<TokenId, float> { [new(3)] = 2, [new(5)] = -100 } },
    ];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Sample_ManySeeds_FollowsTheDistribution(SamplingOptions options)
    {
        var logits = RandomLogits(50, seed: 11);
        var expected = ReferenceProbabilities(logits, options);

        var counts = new int[logits.Length];
        var scratch = new SamplingScratch(logits.Length);
        for (var i = 0; i < Draws; i++)
            counts[Sample(options with { Seed = (ulong)i }, logits, scratch)]++;

        Assert.All(Enumerable.Range(0, logits.Length), t => Assert.True(expected[t] > 0 || counts[t] == 0, $"token {t}"));
        AssertFollows(expected, counts);
    }

    [Fact]
    public void Sample_DrawsOfOneSequence_FollowTheDistribution()
    {
        var logits = RandomLogits(50, seed: 12);
        var options = new SamplingOptions { Seed = 99 };
        var sampler = new TokenSampler(options, []);
        var scratch = new SamplingScratch(logits.Length);

        var counts = new int[logits.Length];
        for (var i = 0; i < Draws; i++) counts[sampler.Sample((float[])logits.Clone(), scratch)!.Value.Value]++;

        AssertFollows(ReferenceProbabilities(logits, options), counts);
    }

    [Theory]
    [InlineData(0, 1.0, 0)]
    [InlineData(40, 1.0, 0)]
    [InlineData(0, 0.9, 0)]
    [InlineData(40, 0.95, 0.05)]
    [InlineData(1, 1.0, 0)]
    public void Sample_FullVocabulary_StaysInsideTheTruncation(int topK, double topP, double minP)
    {
        var logits = RandomLogits(32_768, seed: 5);
        var options = new SamplingOptions { TopK = topK, TopP = topP, MinP = minP };
        var allowed = ReferenceProbabilities(logits, options);
        var scratch = new SamplingScratch(logits.Length);

        for (var i = 0; i < 300; i++)
        {
            var token = Sample(options with { Seed = (ulong)i }, logits, scratch);
            Assert.True(allowed[token] > 0, $"token {token}");
        }
    }

    [Fact]
    public void Sample_EqualWeights_TopKKeepsTheLowestIds()
    {
        var scratch = new SamplingScratch(300);
        var options = new SamplingOptions { TopK = 3 };

        var tokens = Enumerable.Range(0, 200).Select(i => Sample(options with { Seed = (ulong)i }, new float[300], scratch));

        Assert.Equal([0, 1, 2], tokens.Distinct().Order());
    }

    [Fact]
    public void Sample_TemperatureZero_TakesTheLikeliest()
    {
        float[] logits = [1, 5, 2, 4.9f];

        Assert.Equal(1, Sample(new SamplingOptions { Temperature = 0 }, logits, new SamplingScratch(4)));
    }

    [Fact]
    public void Sample_NaNAmongLogits_IsNeverDrawn()
    {
        float[] logits = [float.NaN, 1, float.NaN, 0.5f];
        var scratch = new SamplingScratch(4);

        for (var i = 0; i < 100; i++)
            Assert.Contains(Sample(new SamplingOptions { Seed = (ulong)i }, logits, scratch), (int[])[1, 3]);
    }

    [Fact]
    public void Sample_NothingUsable_IsNull()
    {
        var sampler = new TokenSampler(new SamplingOptions(), []);

        Assert.Null(sampler.Sample([float.NaN, float.NegativeInfinity], new SamplingScratch(2)));
    }

    [Fact]
    public void Sample_RepetitionPenalty_WeakensPromptAndOutput()
    {
        var sampler = new TokenSampler(
            new SamplingOptions { Temperature = 0, RepetitionPenalty = 2 }, [new TokenId(0)]);
        var scratch = new SamplingScratch(3);

        Assert.Equal(1, sampler.Sample([3, 2, 1.2f], scratch)!.Value.Value);
        Assert.Equal(0, sampler.Sample([3, 2, 1.2f], scratch)!.Value.Value);
        Assert.Equal(2, sampler.Sample([-1, -0.9f, -1.5f], scratch)!.Value.Value);
    }

    [Fact]
    public void Sample_FrequencyAndPresence_CountTheOutputAlone()
    {
        var options = new SamplingOptions { Temperature = 0, FrequencyPenalty = 1, PresencePenalty = 0.5 };
        var sampler = new TokenSampler(options, [new TokenId(0)]);
        var scratch = new SamplingScratch(2);
        float[] Logits() => [3, 0];

        // 3 > 0, then 3-1.5, then 3-2.5, then 3-3.5 < 0.
        Assert.Equal([0, 0, 0, 1], Enumerable.Range(0, 4).Select(_ => sampler.Sample(Logits(), scratch)!.Value.Value));
    }

    [Fact]
    public void Sample_SameSeed_SameDraws()
    {
        var logits = RandomLogits(1000, seed: 1);
        int[] Run()
        {
            var sampler = new TokenSampler(new SamplingOptions { Seed = 42, TopP = 0.9 }, []);
            var scratch = new SamplingScratch(1000);
            return [.. Enumerable.Range(0, 50).Select(_ => sampler.Sample((float[])logits.Clone(), scratch)!.Value.Value)];
        }

        Assert.Equal(Run(), Run());
    }

    private static int Sample(SamplingOptions options, float[] logits, SamplingScratch scratch) =>
        new TokenSampler(options, []).Sample((float[])logits.Clone(), scratch)!.Value.Value;

    private static float[] RandomLogits(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() + random.NextDouble() - 1) * 6))];
    }

    /// <summary>The distribution by the definitions, with a full sort and in double precision.</summary>
    private static double[] ReferenceProbabilities(float[] logits, SamplingOptions options)
    {
        var biased = logits.Select((l, t) => options.LogitBias.TryGetValue(new TokenId(t), out var b)
            ? (b <= -100 ? double.NegativeInfinity : l + b) : l).ToArray();
        var max = biased.Max();
        var weights = biased.Select(l => Math.Exp((l - max) / options.Temperature)).ToArray();
        var order = Enumerable.Range(0, weights.Length).OrderByDescending(t => (float)weights[t]).ThenBy(t => t).ToList();
        order.RemoveAll(t => weights[t] < options.MinP);
        if (options.TopK > 0) order = [.. order.Take(options.TopK)];
        if (options.TopP < 1)
        {
            var target = options.TopP * order.Sum(t => weights[t]);
            var sum = 0.0;
            order = [.. order.TakeWhile(t => { var before = sum; sum += weights[t]; return before < target; })];
        }

        var total = order.Sum(t => weights[t]);
        var kept = order.ToHashSet();
        return [.. weights.Select((w, t) => kept.Contains(t) ? w / total : 0)];
    }

    private static void AssertFollows(double[] expected, int[] counts)
    {
        var (chi, degrees) = ChiSquare(expected, counts);

        // Wilson and Hilferty (1931): the cube root of chi square per degree is nearly normal. 4.5 sigma: 1 in 300,000.
        var spread = 2.0 / (9 * degrees);
        var sigmas = (Math.Cbrt(chi / degrees) - (1 - spread)) / Math.Sqrt(spread);
        Assert.True(sigmas < 4.5, $"chi square {chi} on {degrees} degrees is {sigmas} sigma off");
    }

    private static (double Chi, int Degrees) ChiSquare(double[] expected, int[] counts)
    {
        // Cells expected fewer than 5 times are pooled, as the test needs.
        double chi = 0, pooledExpected = 0, pooledCount = 0;
        var degrees = 0;
        for (var t = 0; t < expected.Length; t++)
        {
            var e = expected[t] * Draws;
            if (e < 5)
            {
                pooledExpected += e;
                pooledCount += counts[t];
                continue;
            }

            chi += (counts[t] - e) * (counts[t] - e) / e;
            degrees++;
        }

        if (pooledExpected > 0) chi += (pooledCount - pooledExpected) * (pooledCount - pooledExpected) / pooledExpected;
        return (chi, Math.Max(degrees - 1, 1));
    }
}
