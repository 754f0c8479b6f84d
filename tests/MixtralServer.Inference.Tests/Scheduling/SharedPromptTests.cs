using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Tests.Scheduling;

/// <summary>Several requests with one prompt that come together, as the answers to one client's request do.</summary>
public sealed class SharedPromptTests
{
    private const int PromptLength = 300;

    [Theory]
    [InlineData(8, int.MaxValue)] // all run at once
    [InlineData(3, int.MaxValue)] // some begin when others have ended
    [InlineData(3, 0)]            // and nothing is kept that nobody needs
    [InlineData(1, 0)]            // each begins when the one before has ended: before its cells are given up
    public void Run_OnePrompt_IsComputedOnce(int running, int kept)
    {
        var requests = Enumerable.Range(0, 8).Select(Request).ToArray();
        var engine = new DrivenEngine(DrivenEngine.Options(running, kept));

        var events = engine.Run(requests);

        var outputs = events.Sum(each => Finish(each).Usage.CompletionTokens);
        var lastTokens = requests.Length; // nothing follows them, so they are not computed
        Assert.Equal(PromptLength + (requests.Length - 1) + outputs - lastTokens, engine.Rows);
        Assert.Equal(
            [0, .. Enumerable.Repeat(PromptLength - 1, requests.Length - 1)],
            events.Select(each => Finish(each).Usage.CachedTokens).Order());
    }

    [Fact]
    public void Run_OneBeginning_OthersGoOnAsSoonAsItIsComputed()
    {
        var engine = new DrivenEngine(DrivenEngine.Options());

        engine.Run([.. Enumerable.Range(0, 4).Select(i => new GenerationRequest
        {
            Id = $"r{i}",
            Prompt = [.. Enumerable.Repeat(new TokenId(40), 100), .. Enumerable.Repeat(new TokenId(50 + i), 20)],
            TokensOutputMax = 1,
        })]);

        Assert.Equal([100, 4 * 20], engine.RowsOfSteps);
    }

    [Fact]
    public void Run_OthersBetweenAndNothingKept_ComputesThePromptAgain()
    {
        var engine = new DrivenEngine(DrivenEngine.Options(running: 1, kept: 0));
        var other = Request(7) with { Prompt = [.. Enumerable.Repeat(new TokenId(99), 50)] };

        var events = engine.Run(Request(0), other, Request(1));

        Assert.Equal(0, Finish(events[2]).Usage.CachedTokens);
    }

    [Fact]
    public void Run_OnePrompt_EachSaysWhatItSaysAlone()
    {
        var requests = Enumerable.Range(0, 8).Select(Request).ToArray();

        var together = new DrivenEngine(DrivenEngine.Options(running: 3)).Run(requests);

        for (var i = 0; i < requests.Length; i++)
        {
            var alone = new DrivenEngine(DrivenEngine.Options()).Run(requests[i])[0];
            Assert.Equal(Text(alone), Text(together[i]));
        }

        Assert.Equal(requests.Length, together.Select(Text).Distinct().Count());
    }

    [Fact]
    public void Run_FirstReadsThePromptsLogProbs_OthersShareItAllTheSame()
    {
        var engine = new DrivenEngine(DrivenEngine.Options());

        var events = engine.Run(Request(0) with { PromptLogProbsTop = 1 }, Request(1), Request(2));

        var outputs = events.Sum(each => Finish(each).Usage.CompletionTokens);
        Assert.Equal(PromptLength + 2 + outputs - 3, engine.Rows);
    }

    private static GenerationRequest Request(int seed) => new()
    {
        Id = $"r{seed}",
        Prompt = [.. Enumerable.Range(0, PromptLength).Select(i => new TokenId(20 + (i * 7 % 250)))],
        TokensOutputMax = 12,
        Sampling = new SamplingOptions { Seed = (ulong)seed },
    };

    private static GenerationEvent.Finished Finish(List<GenerationEvent> events) =>
        Assert.IsType<GenerationEvent.Finished>(events[^1]);

    private static string Text(List<GenerationEvent> events) =>
        string.Concat(events.OfType<GenerationEvent.Delta>().Select(delta => delta.Text));
}
