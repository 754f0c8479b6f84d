using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol;

namespace MixtralServer.Chat.Tests.Completions;

public sealed class CompletionLogProbsTests
{
    private static readonly GenerationEvent[] Told3 =
    [
        new GenerationEvent.Started(),
        Told.Tokens("éa", -1, -2),
        new GenerationEvent.Delta("b", [new DeltaToken(0, Told.LogProbs('b', -3))]),
        Told.Finished(),
    ];

    [Fact]
    public async Task Number_GivesListsWithOffsetsInCharacters()
    {
        var choice = Assert.Single((await Completing.FoldAsync(Completing.Head("\"prompt\": \"p\", \"logprobs\": 1"), Told3)).Choices);

        Assert.Equal("éab", choice.Text);
        Assert.Equal([0, 1, 2], choice.Logprobs!.TextOffset!);
        Assert.Equal([-1f, -2f, -3f], choice.Logprobs.TokenLogprobs);
        Assert.Equal("b", choice.Logprobs.Tokens[2]);
    }

    [Fact]
    public async Task Top_HasTheTokenItselfToo()
    {
        var choice = Assert.Single((await Completing.FoldAsync(Completing.Head("\"prompt\": \"p\", \"logprobs\": 1"), Told3)).Choices);

        var last = Assert.IsAssignableFrom<IReadOnlyDictionary<string, float>>(choice.Logprobs!.TopLogprobs![2]);
        Assert.Equal(-3, last["b"]);
        Assert.Equal(-0.25, last["Z"]);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("true", true)]
    public async Task Top_IsThereFromOneOn(string logProbs, bool isThere)
    {
        var head = Completing.Head($"\"prompt\": \"p\", \"logprobs\": {logProbs}");

        var choice = Assert.Single((await Completing.FoldAsync(head, Told3)).Choices);

        Assert.Equal(isThere, choice.Logprobs!.TopLogprobs is not null);
    }

    [Theory]
    [InlineData(Dialect.OpenAi, "\"logprobs\":{\"token_ids\":[198],\"tokens\":[\"b\"],\"token_logprobs\":[-3],\"text_offset\":[2]}")]
    [InlineData(Dialect.Together, "\"logprobs\":-3,")]
    public async Task Stream_HasOneTokenAChunk_InTheDialectsShape(Dialect dialect, string shape)
    {
        var lines = await Completing.LinesAsync(Completing.Head("\"prompt\": \"p\", \"logprobs\": 0, \"stream\": true", dialect), Told3);

        var line = Assert.Single(lines, line => line.Contains("\"text\":\"b\"", StringComparison.Ordinal));
        Assert.Contains("\"delta\":{\"content\":\"b\",\"token_id\":198}", line, StringComparison.Ordinal);
        Assert.Contains("\"token\":{\"id\":198,\"text\":\"b\",\"logprob\":-3,\"special\":false}", line, StringComparison.Ordinal);
        Assert.Contains(shape, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Echo_PutsThePromptInFrontOfEachText()
    {
        var head = Completing.Head("\"prompt\": [\"ab\", \"c\"], \"echo\": true, \"n\": 2");
        GenerationEvent[] said = [new GenerationEvent.Started(), new GenerationEvent.Delta("x"), Told.Finished()];

        var response = await Completing.FoldAsync(head, said, said, said, said);

        Assert.Equal(["abx", "abx", "cx", "cx"], response.Choices.Select(choice => choice.Text));
    }

    [Fact]
    public async Task Echo_WithLogProbs_BeginsWithThosesOfThePrompt()
    {
        var head = Completing.Head("\"prompt\": \"pq\", \"echo\": true, \"logprobs\": 1");

        var choice = Assert.Single((await Completing.FoldAsync(head, WithPrompt(Told3))).Choices);

        Assert.Equal("pqéab", choice.Text);
        Assert.Equal(["<s>", "p", "q"], choice.Logprobs!.Tokens.Take(3));
        Assert.Equal([null, -5f, -6f, -1f, -2f, -3f], choice.Logprobs.TokenLogprobs);
        Assert.Equal([0, 0, 1, 2, 3, 4], choice.Logprobs.TextOffset!);
        Assert.Null(choice.Logprobs.TopLogprobs![0]);
    }

    [Fact]
    public async Task Echo_WithLogProbs_OfSeveralAnswers_IsInEach()
    {
        var head = Completing.Head("\"prompt\": \"pq\", \"echo\": true, \"logprobs\": 0, \"n\": 2");

        var response = await Completing.FoldAsync(head, WithPrompt(Told3), Told3);

        Assert.All(response.Choices, choice => Assert.Equal(6, choice.Logprobs!.Tokens.Count));
        Assert.All(response.Choices, choice => Assert.Equal("pqéab", choice.Text));
    }

    [Fact]
    public async Task Echo_ForTogether_IsAMemberOfItsOwn()
    {
        var head = Completing.Head("\"prompt\": \"pq\", \"echo\": true, \"logprobs\": 0", Dialect.Together);

        var response = await Completing.FoldAsync(head, WithPrompt(Told3));

        Assert.Equal("éab", Assert.Single(response.Choices).Text);
        var prompt = Assert.Single(response.Prompt);
        Assert.Equal("<s>pq", prompt.Text);
        Assert.Equal([null, -5f, -6f], prompt.Logprobs!.TokenLogprobs);
    }

    [Fact]
    public async Task Echo_OfNothingMore_TellsThePromptAlone()
    {
        var head = Completing.Head("\"prompt\": \"pq\", \"echo\": true, \"logprobs\": 0, \"max_tokens\": 0");

        var response = await Completing.FoldAsync(head, WithPrompt(Told3));

        var choice = Assert.Single(response.Choices);
        Assert.Equal(("pq", "length"), (choice.Text, choice.FinishReason));
        Assert.Equal([null, -5f, -6f], choice.Logprobs!.TokenLogprobs);
        Assert.Equal(0, response.Usage.CompletionTokens);
    }

    private static GenerationEvent[] WithPrompt(GenerationEvent[] events)
    {
        var read = new GenerationEvent.PromptLogProbs([null, Told.LogProbs('p', -5), Told.LogProbs('q', -6)]);
        return [events[0], read, .. events[1..]];
    }
}
