using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.LLama.Tests.Engine;

/// <summary>The engine on the native library.</summary>
[Collection(NativeFixture.Collection)]
public sealed class GenerationEngineTests(NativeFixture native)
{
    private const int OutputLength = 24;
    private const int BatchSize = 256;

    // Longer than a step reads with logits for every row.
    private static readonly TokenId[] Prompt = [.. Enumerable.Range(0, 150).Select(i => new TokenId(300 + (i * 17 % 900)))];

    [Theory]
    [InlineData(8, int.MaxValue)]
    [InlineData(2, 0)]
    public async Task Submit_SeveralAnswersToOnePrompt_ComputeItOnce(int running, int kept)
    {
        var model = new CountingModel(native.Model);
        await using var engine = await StartAsync(model, running, kept);
        var requests = Enumerable.Range(0, 5).Select(seed => Request(Prompt) with
        {
            Sampling = Sampling(seed),
        });

        var submitted = Assert.IsType<Submission.Accepted>(engine.Submit([.. requests]));
        var answers = await Task.WhenAll(submitted.Tickets.Select(ReadAsync));

        Assert.Equal(Prompt.Length + 4 + (5 * (OutputLength - 1)), model.Rows);
        Assert.Equal(5, answers.Select(Text).Distinct().Count());
        Assert.Equal([0, 149, 149, 149, 149], answers.Select(answer => Finish(answer).Usage.CachedTokens).Order());
    }

    [Fact]
    public async Task LogProbs_OfAnOutput_AreThoseOfTheSameTextAsAPrompt()
    {
        await using var engine = await StartAsync(native.Model, running: 4, kept: int.MaxValue);
        var request = Request(Prompt) with { LogProbsTop = 5, Sampling = Sampling(7) };
        var output = Tokens(await RunAsync(engine, request));

        TokenId[] whole = [.. Prompt, .. output.Select(token => token.Chosen.Token)];
        var read = await RunAsync(engine, Request(whole) with { PromptLogProbsTop = 5 });

        var prompt = Assert.Single(read.OfType<GenerationEvent.PromptLogProbs>()).Tokens;
        Assert.Null(prompt[0]);
        Assert.Equal(0, Finish(read).Usage.CachedTokens);
        for (var i = 0; i < output.Count; i++) AssertClose(output[i], prompt[Prompt.Length + i]!);
    }

    private static void AssertClose(TokenLogProbs expected, TokenLogProbs actual)
    {
        Assert.Equal(expected.Chosen.Token, actual.Chosen.Token);
        Assert.InRange(actual.Chosen.LogProb, expected.Chosen.LogProb - 0.02f, expected.Chosen.LogProb + 0.02f);
        Assert.Equal(5, actual.Top.Count);
        for (var i = 0; i < 5; i++)
            Assert.InRange(actual.Top[i].LogProb, expected.Top[i].LogProb - 0.02f, expected.Top[i].LogProb + 0.02f);
    }

    private static Task<GenerationEngine> StartAsync(IModel model, int running, int kept)
    {
        var options = new EngineOptions
        {
            Name = "native",
            Context = NativeFixture.ContextOptions(cells: 1024) with { BatchSize = BatchSize, MicroBatchSize = BatchSize },
            SequenceLengthMax = 512,
            RunningMax = running,
            KeptCellsMax = kept,
        };
        return GenerationEngine.StartAsync(model, options, TimeProvider.System, NullLogger.Instance);
    }

    private static GenerationRequest Request(TokenId[] prompt) =>
        new() { Id = "r", Prompt = prompt, TokensOutputMax = OutputLength, Sampling = Sampling(0) };

    private static SamplingOptions Sampling(int seed) => new() { Seed = (ulong)seed, IgnoreEnd = true };

    private static Task<List<GenerationEvent>> RunAsync(GenerationEngine engine, GenerationRequest request) =>
        ReadAsync(Assert.IsType<Submission.Accepted>(engine.Submit(request)).Ticket);

    private static async Task<List<GenerationEvent>> ReadAsync(GenerationTicket ticket)
    {
        List<GenerationEvent> events = [];
        await foreach (var next in ticket.Events.ReadAllAsync()) events.Add(next);
        return events;
    }

    private static GenerationEvent.Finished Finish(List<GenerationEvent> events) =>
        Assert.IsType<GenerationEvent.Finished>(events[^1]);

    private static List<TokenLogProbs> Tokens(List<GenerationEvent> events) =>
        [.. events.OfType<GenerationEvent.Delta>().SelectMany(delta => delta.Tokens).Select(token => token.LogProbs)];

    private static string Text(List<GenerationEvent> events) =>
        string.Concat(events.OfType<GenerationEvent.Delta>().Select(delta => delta.Text));
}
