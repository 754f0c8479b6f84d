using MixtralServer.Benchmarks.Workloads;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Tests.Sampling;

public sealed class SamplerAllocationTests
{
    private const int VocabularySize = 2000;
    private const int Tokens = 200;
    private const int Rounds = 20;

    private static readonly TokenId[] Prompt = [.. Enumerable.Range(0, 300).Select(i => new TokenId(i * 3))];

    public static TheoryData<string> Cases => [.. SamplingCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_Again_AllocatesNothing(string name) => AssertAllocatesNothing(SamplingCases.All[name]);

    [Fact]
    public void Sample_EverythingOn_AllocatesNothing() => AssertAllocatesNothing(new SamplingOptions
    {
        TopK = 50,
        TopP = 0.9,
        MinP = 0.01,
        RepetitionPenalty = 1.1,
        PresencePenalty = 0.3,
        FrequencyPenalty = 0.3,
        TokensOutputMin = 100,
        IgnoreEnd = true,
        LogitBias = new Dictionary<TokenId, float> { [new(5)] = 1 },
    });

    private static void AssertAllocatesNothing(SamplingOptions options)
    {
        var request = new GenerationRequest { Id = "r", Prompt = Prompt, TokensOutputMax = Tokens, Sampling = options };
        var row = LogitRows.Create(LogitShape.Zipf, 1, VocabularySize, seed: 1)[0];
        var logits = new float[VocabularySize];
        var scratch = new SamplingScratch(VocabularySize);
        TokenId[] ends = [new(2)];
        var sampler = new TokenSampler(request, ends);

        // A collection that other tests cause counts a thread's unused room as allocated; it does not come in every round.
        Assert.Contains(0, Enumerable.Range(0, Rounds).Select(_ => AllocatedByTokens()).Skip(1).ToList());

        long AllocatedByTokens()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Tokens / Rounds; i++)
            {
                row.CopyTo(logits, 0);
                sampler.Sample(logits, scratch);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
