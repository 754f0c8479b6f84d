using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Constraints;

/// <summary>Text that a constraint leaves no choice about. The simulated vocabulary writes it in one way only, byte by byte.</summary>
public sealed class ForcedTextTests
{
    private static readonly OutputConstraint Fixed = new OutputConstraint.Gbnf("root ::= [ab] \"cdefghi\" [xy] \"zzz\"");

    [Fact]
    public async Task Schema_ForcedOrDrawn_SaysTheSameInFewerSteps()
    {
        await using var forcing = await ConstrainedEngine.StartAsync();
        await using var drawing = await ConstrainedEngine.StartAsync(forcesText: false);

        for (var seed = 1; seed <= 30; seed++)
        {
            var request = ConstrainedEngine.Request(ConstrainedEngine.Schema, seed);
            var (forced, drawn) = (await forcing.AnswerAsync(request), await drawing.AnswerAsync(request));
            Assert.Equal((drawn.Text, drawn.Reason, drawn.Usage), (forced.Text, forced.Reason, forced.Usage));
        }

        var (steps, stepsDrawn) = (await forcing.StopAsync(), await drawing.StopAsync());
        Assert.True(steps < 0.7 * stepsDrawn, $"{steps} steps, {stepsDrawn} without forced text");
    }

    [Fact]
    public async Task Request_SaysNo_DrawsEachToken()
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        await engine.AnswerAsync(ConstrainedEngine.Request(Fixed, seed: 1) with { ForcesText = false });

        Assert.Equal(12, await engine.StopAsync());
    }

    [Fact]
    public async Task EndForced_IsNotComputed()
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        var answer = await engine.AnswerAsync(ConstrainedEngine.Request(Fixed, seed: 3));

        Assert.Matches("^[ab]cdefghi[xy]zzz$", answer.Text);
        Assert.Equal((FinishReason.Stop, 12), (answer.Reason, answer.Usage.CompletionTokens));
        Assert.Equal(2, await engine.StopAsync());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(11)]
    public async Task Limit_WithinForcedText_EndsThere(int limit)
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        var answer = await engine.AnswerAsync(ConstrainedEngine.Request(Fixed, seed: 2, output: limit));

        Assert.Equal((FinishReason.Length, limit, limit), (answer.Reason, answer.Text.Length, answer.Usage.CompletionTokens));
    }

    [Fact]
    public async Task StopString_WithinForcedText_EndsThere()
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        var answer = await engine.AnswerAsync(ConstrainedEngine.Request(Fixed, seed: 2) with { StopStrings = ["fgh"] });

        Assert.Matches("^[ab]cde$", answer.Text);
        Assert.Equal((FinishReason.Stop, 7), (answer.Reason, answer.Usage.CompletionTokens));
    }

    [Fact]
    public async Task StopToken_WithinForcedText_EndsThere()
    {
        await using var engine = await ConstrainedEngine.StartAsync();
        var stop = new SimulatedTokenizer().Encode("f")[0];

        var answer = await engine.AnswerAsync(ConstrainedEngine.Request(Fixed, seed: 2) with { StopTokens = [stop] });

        Assert.Matches("^[ab]cde$", answer.Text);
        Assert.Equal(FinishReason.Stop, answer.Reason);
    }

    [Fact]
    public async Task TokenForbidden_IsNotForced()
    {
        await using var engine = await ConstrainedEngine.StartAsync();
        var banned = new SimulatedTokenizer().Encode("f")[0];
        var request = ConstrainedEngine.Request(Fixed, seed: 2);
        var sampling = request.Sampling with { LogitBias = new Dictionary<TokenId, float> { [banned] = -100 } };

        var ticket = Assert.IsType<Submission.Accepted>(engine.Submit(request with { Sampling = sampling })).Ticket;
        var events = await ticket.Events.ReadAllAsync().ToListAsync();

        Assert.Equal(ProblemKind.Internal, Assert.IsType<GenerationEvent.Failed>(events[^1]).Problem.Kind);
        Assert.Equal(4, string.Concat(events.OfType<GenerationEvent.Delta>().Select(delta => delta.Text)).Length);
    }

    [Fact]
    public async Task LogProbs_EachTokenHasItsOwn()
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        var answer = await engine.AnswerAsync(ConstrainedEngine.Request(Fixed, seed: 2) with { LogProbsTop = 1 });

        Assert.Equal(12, answer.Tokens.Count);
        Assert.All(answer.Tokens, token => Assert.True(token.LogProbs.Chosen.LogProb < 0));
    }

    [Fact]
    public async Task OutputBegun_Conforms_IsGoneOnWith()
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        var answer = await engine.AnswerAsync(
            ConstrainedEngine.Request(ConstrainedEngine.Schema, seed: 4) with { OutputBegun = "{\"id\": 7, \"na" });

        Assert.StartsWith("me\": \"", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("}", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutputBegun_DoesNotConform_IsTheRequestsProblem()
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        var rejected = Assert.IsType<Submission.Rejected>(
            engine.Submit(ConstrainedEngine.Request(ConstrainedEngine.Schema, seed: 4) with { OutputBegun = "Sure: {" }));

        Assert.Equal((ProblemKind.InvalidRequest, "messages"), (rejected.Problem.Kind, rejected.Problem.Parameter));
        Assert.Contains("response_format", rejected.Problem.Message, StringComparison.Ordinal);
    }
}
