using System.Threading.Channels;
using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Tests.Replies;

public sealed class SeveralAnswersTests
{
    private static readonly GenerationEvent.Started Started = new();
    private static readonly RequestProblem Problem = new(ProblemKind.Internal, "internal_error", "It failed.");

    [Fact]
    public async Task Stream_SeveralAnswers_HasOneRoleAndOneEndForEachAndUsageOnce()
    {
        var head = Told.Head(", \"n\": 3, \"stream\": true");

        var chunks = await ReadAsync(head, Answer("one", 4), Answer("two", 5), Answer("three", 6));

        var parts = chunks.SelectMany(chunk => chunk.Choices).ToList();
        for (var i = 0; i < 3; i++)
        {
            var own = parts.Where(part => part.Index == i).ToList();
            Assert.Equal("assistant", own[0].Delta.Role);
            Assert.All(own.Skip(1), part => Assert.Null(part.Delta.Role));
            Assert.Equal("stop", Assert.Single(own, part => part.FinishReason is not null).FinishReason);
            Assert.Equal(new[] { "one", "two", "three" }[i], string.Concat(own.Select(part => part.Delta.Content)));
        }

        Assert.All(chunks.SkipLast(1), chunk => Assert.Null(chunk.Usage));
        Assert.NotNull(chunks[^1].Choices[0].FinishReason);
        Assert.Equal((7, 15), (chunks[^1].Usage!.PromptTokens, chunks[^1].Usage!.CompletionTokens));
    }

    [Fact]
    public async Task Stream_SeveralAnswersAndUsageAskedFor_HasOneChunkForIt()
    {
        var head = Told.Head(", \"n\": 2, \"stream\": true, \"stream_options\": {\"include_usage\": true}");

        var chunks = await ReadAsync(head, Answer("one", 4), Answer("two", 5));

        Assert.Empty(chunks[^1].Choices);
        Assert.Equal(9, Assert.Single(chunks, chunk => chunk.Usage is not null).Usage!.CompletionTokens);
    }

    [Fact]
    public async Task Whole_SeveralAnswers_HaveTheirSeeds()
    {
        var response = await Told.FoldAsync(Told.Head(", \"n\": 3"), Answer("one", 4), Answer("two", 5), Answer("three", 6));

        Assert.Equal(["one", "two", "three"], response.Choices.Select(choice => choice.Message.Content));
        Assert.Equal([0, 1, 2], response.Choices.Select(choice => choice.Index));
        Assert.Equal(42, response.Choices[0].Seed);
        Assert.Equal(3, response.Choices.Select(choice => choice.Seed).Distinct().Count());
        Assert.Equal((7, 15), (response.Usage.PromptTokens, response.Usage.CompletionTokens));
    }

    [Fact]
    public async Task Whole_OthersFoundWhatTheFirstComputed_IsNotCachedForTheRequest()
    {
        GenerationEvent.Finished first = new(FinishReason.Stop, new Usage(7, 1, CachedTokens: 2));
        GenerationEvent.Finished other = new(FinishReason.Stop, new Usage(7, 1, CachedTokens: 6));

        var response = await Told.FoldAsync(Told.Head(", \"n\": 2"), [Started, first], [Started, other]);

        Assert.Equal(2, response.Usage.CachedTokens);
    }

    [Fact]
    public async Task Whole_OneAnswerFails_TheReplyFails()
    {
        var head = Told.Head(", \"n\": 2");
        GenerationEvent[] failing = [Started, new GenerationEvent.Failed(Problem, default)];

        var outcome = await ReplyFolder.FoldAsync(Told.Read(head, Answer("one", 4), failing), head);

        Assert.Equal(Problem, Wire.Problem(outcome));
    }

    [Fact]
    public async Task Stream_OneAnswerFails_EndsThereThoughOthersGoOn()
    {
        var endless = Channel.CreateBounded<GenerationEvent>(10);
        var failing = Channel.CreateBounded<GenerationEvent>(10);
        Assert.True(failing.Writer.TryWrite(new GenerationEvent.Failed(Problem, default)));
        var head = Told.Head(", \"n\": 2, \"stream\": true");

        List<ReplyItem<ChatCompletionChunk>> items = [];
        await foreach (var item in ReplyChunker.ReadAsync([endless.Reader, failing.Reader], head, CancellationToken.None))
            items.Add(item);

        Assert.Equal(new ReplyItem<ChatCompletionChunk>.Failure(Problem), Assert.Single(items));
    }

    [Fact]
    public async Task Stream_ClientGoesAway_StopsReading()
    {
        var endless = Channel.CreateBounded<GenerationEvent>(10);
        var head = Told.Head(", \"n\": 2, \"stream\": true");
        using var leaving = new CancellationTokenSource();
        await using var items = ReplyChunker.ReadAsync([endless.Reader, endless.Reader], head, leaving.Token).GetAsyncEnumerator();
        var next = items.MoveNextAsync();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Fact]
    public async Task Whole_BestOfSeveral_AreTheLikeliestPerTokenBestFirst()
    {
        var head = Told.Head("");
        head = head with { Request = head.Request with { Answers = new AnswerCount(2, 4) } };

        // Means: -2, -0.5, -1, -3.
        var response = await Told.FoldAsync(
            head, Answer("bad", 2, -4), Answer("best", 10, -5), Answer("good", 4, -4), Answer("worst", 1, -3));

        Assert.Equal(["best", "good"], response.Choices.Select(choice => choice.Message.Content));
        Assert.Equal([0, 1], response.Choices.Select(choice => choice.Index));
        Assert.Equal([head.Request.SeedOf(1), head.Request.SeedOf(2)], response.Choices.Select(choice => choice.Seed));
        Assert.Equal((7, 17), (response.Usage.PromptTokens, response.Usage.CompletionTokens));
    }

    [Fact]
    public async Task Whole_BestOfSeveralWithEcho_KeepsThePrompt()
    {
        var head = Told.Head(", \"echo\": true, \"logprobs\": 0");
        head = head with { Request = head.Request with { Answers = new AnswerCount(1, 2) } };
        GenerationEvent.PromptLogProbs read = new([null, Told.LogProbs('x', -1), Told.LogProbs('y', -2)]);

        var response = await Told.FoldAsync(head, [Started, read, Told.Finished(2, -8)], Answer("best", 2, -1));

        Assert.Equal("best", Assert.Single(response.Choices).Message.Content);
        Assert.Equal([null, -1, -2], Assert.Single(response.Prompt).Logprobs!.TokenLogprobs);
    }

    [Fact]
    public async Task Whole_BestOfSeveralAndOneFails_TheReplyFails()
    {
        var head = Told.Head("");
        head = head with { Request = head.Request with { Answers = new AnswerCount(1, 2) } };

        var items = Told.Read(head, Answer("one", 4, -1), [Started, new GenerationEvent.Failed(Problem, default)]);

        Assert.Equal(Problem, Wire.Problem(await ReplyFolder.FoldAsync(items, head)));
    }

    private static GenerationEvent[] Answer(string text, int tokens, double? sum = null) =>
        [Started, .. text.Select(letter => new GenerationEvent.Delta($"{letter}")), Told.Finished(tokens, sum)];

    private static async Task<List<ChatCompletionChunk>> ReadAsync(ReplyHead head, params GenerationEvent[][] choices)
    {
        List<ChatCompletionChunk> chunks = [];
        await foreach (var item in Told.Read(head, choices))
            chunks.Add(Assert.IsType<ReplyItem<ChatCompletionChunk>.Chunk>(item).Value);
        return chunks;
    }
}
