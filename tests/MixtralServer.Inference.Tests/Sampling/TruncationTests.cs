using MixtralServer.Benchmarks.Workloads;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Tests.Sampling;

/// <summary>
/// What is drawn is in the set that the definition of the truncations keeps, and what is in the set is drawn.
/// </summary>
public sealed class TruncationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Sample_OddRowsAndOptions_DrawsWhatTheDefinitionKeeps(int seed)
    {
        var random = new Random(seed);
        var scratch = new SamplingScratch(OddRows.LengthMax);
        for (var round = 0; round < 150; round++)
        {
            var row = OddRows.Create(random);
            var options = RandomOptions(random, row.Length);
            var allowed = KeptWithin(options, row);

            for (var draw = 0; draw < 20; draw++)
            {
                var sampler = new TokenSampler(options with { Seed = (ulong)draw }, []);
                var token = sampler.Sample((float[])row.Clone(), scratch);
                Assert.Contains(token!.Value.Value, allowed);
            }
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Sample_SmallOddRowsManyDraws_DrawsEverythingLikelyOfWhatTheDefinitionKeeps(int seed)
    {
        const int Draws = 2000;
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var row = OddRows.Create(random);
            if (row.Length > 600) continue;
            var options = RandomOptions(random, row.Length);
            var naive = new NaiveSampler(options, row.Length);
            naive.Truncate(row);

            var scratch = new SamplingScratch(row.Length);
            var sampler = new TokenSampler(options, []);
            var drawn = Enumerable.Range(0, Draws).Select(_ => sampler.Sample(row, scratch)!.Value.Value).ToHashSet();

            // A token of this share of the whole is missed by all draws once in e^30. The last one kept may be a matter
            // of rounding.
            var total = naive.Weights.ToArray().Sum();
            for (var i = 0; i < Math.Max(naive.KeptCount - 1, 1); i++)
                Assert.True(naive.Weights[i] / total < 30.0 / Draws || drawn.Contains(naive.Kept[i]));
        }
    }

    [Fact]
    public void Sample_MinPOfOne_KeepsTheLikeliestAndItsEqualsAlone()
    {
        var scratch = new SamplingScratch(4);
        float[] row = [1, 2, MathF.BitDecrement(2), 2];

        var drawn = Enumerable.Range(0, 100)
            .Select(seed => new SamplingOptions { MinP = 1, Seed = (ulong)seed })
            .Select(options => new TokenSampler(options, []).Sample(row, scratch));

        Assert.Equal([1, 3], drawn.Select(token => token!.Value.Value).Distinct().Order());
    }

    // Rounding may keep one token more where the weights sum to nearly the share: both sides of it are allowed.
    private static HashSet<int> KeptWithin(SamplingOptions options, float[] row)
    {
        const double Slack = 1e-5;
        var naive = new NaiveSampler(options with { TopP = Math.Min(options.TopP * (1 + Slack), 1) }, row.Length);
        naive.Truncate(row);
        return [.. naive.Kept];
    }

    private static SamplingOptions RandomOptions(Random random, int length) => new()
    {
        Temperature = random.Next(6) switch { 0 => 0, 1 => 1, 2 => 1e-6, _ => random.NextDouble() * 2 },
        TopP = random.Next(3) switch { 0 => 1, 1 => random.Next(2) * 1e-9, _ => random.NextDouble() },
        TopK = random.Next(3) switch { 0 => 0, 1 => 1 + random.Next(50), _ => 1 + random.Next(length) },
        MinP = random.Next(4) switch { 0 => random.NextDouble(), 1 => 0.99, _ => 0 },
        Seed = (ulong)random.NextInt64(),
    };
}
