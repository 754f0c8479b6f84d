using System.Text;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Scheduling;

public sealed class OutputLogProbsTests
{
    private static readonly TokenId End = new(2);
    private static readonly TokenId[] Prompt = [.. Enumerable.Range(40, 20).Select(id => new TokenId(id))];

    [Fact]
    public void Deltas_LogProbsAskedFor_AreTheModelsOwnForEachToken()
    {
        var finished = Run(out var tokens, seed: 3, output: 60, top: 4);

        Assert.Equal(60, tokens.Count);
        ExactLogProbs.AssertClose(
            ExactLogProbs.Of([.. Prompt, .. tokens.Select(t => t.LogProbs.Chosen.Token)], Prompt.Length, seed: 3),
            tokens.Select(t => t.LogProbs));
        Assert.All(tokens, t => Assert.Equal(4, t.LogProbs.Top.Count));
        Assert.Equal(tokens.Sum(t => (double)t.LogProbs.Chosen.LogProb), finished.LogProbSum!.Value, 1e-9);
    }

    [Fact]
    public void Deltas_NoneAskedFor_HaveNone()
    {
        var finished = Run(out var tokens, reply: "Hi", top: null);

        Assert.Empty(tokens);
        Assert.Null(finished.LogProbSum);
    }

    [Fact]
    public void Deltas_ModelEnds_LeaveTheEndTokenOutButCountIt()
    {
        var finished = Run(out var tokens, reply: "Hi", top: 0);

        Assert.Equal("Hi", Spell(tokens));
        Assert.Equal(3, finished.Usage.CompletionTokens);
        Assert.All(tokens, t => Assert.Empty(t.LogProbs.Top));
        Assert.NotNull(finished.LogProbSum);
    }

    [Fact]
    public void Deltas_CharacterOfSeveralTokens_CarriesThemAll()
    {
        var deltas = RunDeltas("a🙂b", stop: null, output: 99);

        Assert.Equal(["a", "🙂", "b"], deltas.Select(delta => delta.Text));
        Assert.Equal([1, 4, 1], deltas.Select(delta => delta.Tokens.Count));
        Assert.All(deltas.SelectMany(delta => delta.Tokens), token => Assert.Equal(0, token.Start));
    }

    [Fact]
    public void Deltas_TextHeldBackForAStopString_CarriesItsTokensAndWhereTheyBegin()
    {
        var deltas = RunDeltas("abcabd", stop: "cabx", output: 99);

        Assert.Equal(["a", "b", "cabd"], deltas.Select(delta => delta.Text));
        Assert.Equal([0, 1, 2, 3], deltas[^1].Tokens.Select(token => token.Start));
    }

    [Fact]
    public void Deltas_StopString_LeaveItsTokensOut()
    {
        var finished = Run(out var tokens, reply: "abcSTOPd", stop: "STOP", top: 1);

        Assert.Equal("abc", Spell(tokens));
        Assert.Equal(7, finished.Usage.CompletionTokens);
    }

    [Fact]
    public void Deltas_OutputCutInsideACharacter_CarryItsTokensLast()
    {
        var deltas = RunDeltas("a🙂", stop: null, output: 3);

        Assert.Equal(["a", ""], deltas.Select(delta => delta.Text));
        Assert.Equal(2, deltas[^1].Tokens.Count);
    }

    [Fact]
    public void Deltas_OutputEndsWhileTextIsHeldBack_CarryAll()
    {
        var deltas = RunDeltas("abc", stop: "cabx", output: 3);

        Assert.Equal("abc", string.Concat(deltas.Select(delta => delta.Text)));
        Assert.Equal("abc", Spell(deltas.SelectMany(delta => delta.Tokens)));
    }

    private static List<GenerationEvent.Delta> RunDeltas(string reply, string? stop, int output) =>
        [.. RunEvents(3, reply, stop, output, top: 0).OfType<GenerationEvent.Delta>()];

    private static GenerationEvent.Finished Run(
        out List<DeltaToken> tokens, ulong seed = 3, string? reply = null, string? stop = null, int output = 99, int? top = 0)
    {
        var events = RunEvents(seed, reply, stop, output, top);
        tokens = [.. events.OfType<GenerationEvent.Delta>().SelectMany(delta => delta.Tokens)];
        return Assert.IsType<GenerationEvent.Finished>(events[^1]);
    }

    private static List<GenerationEvent> RunEvents(ulong seed, string? reply, string? stop, int output, int? top)
    {
        var request = new GenerationRequest
        {
            Id = "r",
            Prompt = Prompt,
            TokensOutputMax = output,
            LogProbsTop = top,
            StopStrings = stop is null ? [] : [stop],
            Sampling = new SamplingOptions
            {
                Seed = 5,
                LogitBias = reply is null ? new Dictionary<TokenId, float> { [End] = -100 } : [],
            },
        };
        return new DrivenEngine(DrivenEngine.Options(), seed, reply).Run(request)[0];
    }

    private static string Spell(IEnumerable<DeltaToken> tokens)
    {
        var tokenizer = new SimulatedTokenizer();
        return Encoding.UTF8.GetString([.. tokens.SelectMany(t => tokenizer.Bytes(t.LogProbs.Chosen.Token).ToArray())]);
    }
}
