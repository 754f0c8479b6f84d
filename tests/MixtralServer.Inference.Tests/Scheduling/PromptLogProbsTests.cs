using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Tests.Scheduling;

public sealed class PromptLogProbsTests
{
    private const int RowsPerStepMax = 64;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    public void PromptLogProbs_AskedFor_ComeOnceBeforeTheTextAndAreTheModelsOwn(int length)
    {
        var request = Request(length, top: 2);
        var events = new DrivenEngine(DrivenEngine.Options()).Run(request)[0];

        Assert.IsType<GenerationEvent.Started>(events[0]);
        var prompt = Assert.IsType<GenerationEvent.PromptLogProbs>(events[1]);
        Assert.Single(events.OfType<GenerationEvent.PromptLogProbs>());
        Assert.Null(prompt.Tokens[0]);
        ExactLogProbs.AssertClose(ExactLogProbs.Of(request.Prompt, 1, seed: 3), prompt.Tokens.Skip(1).Select(token => token!));
        Assert.All(prompt.Tokens.Skip(1), token => Assert.Equal(2, token!.Top.Count));
        Assert.Equal(request.Prompt.Skip(1), prompt.Tokens.Skip(1).Select(token => token!.Chosen.Token));
    }

    [Fact]
    public void PromptLogProbs_PromptIsCached_IsComputedAllTheSameAndStaysForOthers()
    {
        var engine = new DrivenEngine(DrivenEngine.Options());
        var plain = Request(200, top: null);
        engine.Run(plain);
        var before = engine.Rows;

        var read = engine.Run(plain with { PromptLogProbsTop = 0 })[0];
        var computed = engine.Rows - before;
        var again = engine.Run(plain)[0];

        Assert.Single(read.OfType<GenerationEvent.PromptLogProbs>());
        Assert.Equal(0, Usage(read).CachedTokens);
        Assert.Equal(200 + Usage(read).CompletionTokens - 1, computed);
        Assert.Equal(199, Usage(again).CachedTokens);
    }

    [Fact]
    public void PromptLogProbs_SeveralAtOnce_NeverAskForMoreLogitsThanAStepMayHave()
    {
        var engine = new DrivenEngine(DrivenEngine.Options(running: 8));

        var events = engine.Run([.. Enumerable.Range(0, 8).Select(i => Request(300 + i, top: 1, first: i))]);

        Assert.All(events, each => Assert.Single(each.OfType<GenerationEvent.PromptLogProbs>()));
        Assert.InRange(engine.LogitRowsMax, RowsPerStepMax, RowsPerStepMax + 8);
    }

    private static GenerationRequest Request(int length, int? top, int first = 0) => new()
    {
        Id = "r",
        Prompt = [.. Enumerable.Range(0, length).Select(i => new TokenId(20 + ((first + (i * 7)) % 250)))],
        TokensOutputMax = 10,
        PromptLogProbsTop = top,
    };

    private static Usage Usage(List<GenerationEvent> events) => Assert.IsType<GenerationEvent.Finished>(events[^1]).Usage;
}
