using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Tests.Sampling;

public sealed class EndBanTests
{
    private static readonly TokenId[] End = [new(0)];

    // The end token is likeliest, then a stop token, then a usual one.
    private static float[] Logits => [3, 2, 1];

    [Fact]
    public void Sample_OutputShorterThanTheMinimum_NeitherEndsNorStops() =>
        Assert.Equal([2, 2, 0, 0], Generate(new SamplingOptions { Temperature = 0, TokensOutputMin = 2 }, 4));

    [Fact]
    public void Sample_IgnoreEnd_NeverEndsButStops() =>
        Assert.Equal([1, 1], Generate(new SamplingOptions { Temperature = 0, IgnoreEnd = true }, 2));

    [Fact]
    public void Sample_MinimumAndIgnoreEnd_StopsAfterTheMinimum() => Assert.Equal([2, 1], Generate(
        new SamplingOptions { Temperature = 0, IgnoreEnd = true, TokensOutputMin = 1 }, 2));

    [Fact]
    public void Sample_BiasTowardsTheEnd_DoesNotLiftTheBan() => Assert.Equal([2], Generate(
        new SamplingOptions { TokensOutputMin = 1, LogitBias = new Dictionary<TokenId, float> { [End[0]] = 100 } }, 1));

    [Fact]
    public void Sample_NothingButBannedTokens_IsNull()
    {
        var sampler = new TokenSampler(Request(new SamplingOptions { IgnoreEnd = true }), End);

        Assert.Null(sampler.Sample([1], new SamplingScratch(1)));
    }

    private static IEnumerable<int> Generate(SamplingOptions options, int count)
    {
        var sampler = new TokenSampler(Request(options), End);
        var scratch = new SamplingScratch(3);
        return Enumerable.Range(0, count).Select(_ => sampler.Sample(Logits, scratch)!.Value.Value);
    }

    private static GenerationRequest Request(SamplingOptions options) => new()
    {
        Id = "r",
        Prompt = [new(2)],
        TokensOutputMax = 10,
        StopTokens = [new(1)],
        Sampling = options,
    };
}
