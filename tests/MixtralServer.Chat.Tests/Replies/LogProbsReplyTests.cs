using System.Text.Json;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Chat.Tests.Replies;

public sealed class LogProbsReplyTests
{
    private static readonly GenerationEvent.Started Started = new();

    [Fact]
    public async Task Stream_NumberAskedFor_HasOneTokenAndOneNumberPerChunk()
    {
        var head = Told.Head(", \"logprobs\": 1, \"stream\": true");

        var lines = await Told.LinesAsync(head, [Started, Told.Tokens("ab", -0.5f, -1.5f), Told.Finished()]);

        Assert.Equal(4, lines.Count);
        Assert.Contains(
            """{"index":0,"delta":{"content":"a","token_id":197},"finish_reason":null,"text":"a","logprobs":-0.5}""",
            lines[1],
            StringComparison.Ordinal);
        Assert.Contains("\"content\":\"b\",\"token_id\":198}", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("logprobs", lines[0] + lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_NumberAboveOne_HasAMapOfTheLikeliest()
    {
        var head = Told.Head(", \"logprobs\": 2, \"stream\": true");

        var lines = await Told.LinesAsync(head, [Started, Told.Tokens("a", -0.5f), Told.Finished()]);

        Assert.Contains("\"top_logprobs\":{\"Z\":-0.25,\"a\":-0.5}", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_TextAndTokensApart_KeepsAllOfBoth()
    {
        // The rest of a token that came before, then two tokens; at last one whose text was never whole.
        GenerationEvent.Delta first = new(" x", [new DeltaToken(1, Told.LogProbs('x', -1))]);
        GenerationEvent.Delta rest = new("yz");
        GenerationEvent.Delta later = new("uvw", [new(1, Told.LogProbs('v', -1)), new(2, Told.LogProbs('w', -1))]);
        GenerationEvent.Delta last = new("", [new DeltaToken(0, Told.LogProbs('!', -1))]);
        var head = Told.Head(", \"logprobs\": 0, \"stream\": true");

        var chunks = new List<ChatCompletionChunkChoice>();
        foreach (var line in await Told.LinesAsync(head, [Started, first, rest, later, last, Told.Finished()]))
            chunks.Add(JsonSerializer.Deserialize(StripLogProbs(line), ProtocolJson.Context.ChatCompletionChunk)!.Choices[0]);

        Assert.Equal(["", "x", "yz", "uv", "w", "", ""], chunks.Select(chunk => chunk.Delta.Content));
        Assert.Equal(
            [null, 'x', null, 'v', 'w', '!', null],
            chunks.Select(chunk => chunk.Delta.TokenId is { } id ? (char?)(id - WordTokenizer.FirstByte) : null));
    }

    [Fact]
    public async Task Stream_TrueAskedFor_HasAnObjectPerChunk()
    {
        var head = Told.Head(", \"logprobs\": true, \"top_logprobs\": 2, \"stream\": true");

        var lines = await Told.LinesAsync(head, [Started, Told.Tokens("a", -0.5f), Told.Finished()]);

        Assert.Contains(
            """
            "logprobs":{"content":[{"token":"a","logprob":-0.5,"bytes":[97],"top_logprobs":[
            """.Trim() + """{"token":"Z","logprob":-0.25,"bytes":[90]},{"token":"a","logprob":-0.5,"bytes":[97]}]}],"refusal":null}""",
            lines[1],
            StringComparison.Ordinal);
        Assert.DoesNotContain("token_id", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_NumberAskedFor_HasLists()
    {
        var response = await Told.FoldAsync(
            Told.Head(", \"logprobs\": 2"), [Started, Told.Tokens("ab", -0.5f, -1), Told.Tokens("c", -2), Told.Finished()]);

        Assert.Equal(
            """{"token_ids":[197,198,199],"tokens":["a","b","c"],"token_logprobs":[-0.5,-1,-2],"""
            + """ "top_logprobs":[{"Z":-0.25,"a":-0.5},{"Z":-0.25,"b":-1},{"Z":-0.25,"c":-2}]}""".TrimStart(),
            Json(response));
    }

    [Fact]
    public async Task Whole_NumberAtMostOne_HasNoMaps() => Assert.DoesNotContain(
        "top_logprobs",
        Json(await Told.FoldAsync(Told.Head(", \"logprobs\": 1"), [Started, Told.Tokens("a", -1), Told.Finished()])),
        StringComparison.Ordinal);

    [Fact]
    public async Task Whole_TrueAskedFor_HasObjects()
    {
        var response = await Told.FoldAsync(
            Told.Head(", \"logprobs\": true"), [Started, Told.Tokens("ab", -0.5f, -1), Told.Finished()]);

        var content = Assert.IsType<ChoiceLogprobs.Content>(response.Choices[0].Logprobs);
        Assert.Equal(["a", "b"], content.Tokens.Select(token => token.Token));
    }

    [Theory]
    [InlineData("1", """{"token_ids":[],"tokens":[],"token_logprobs":[]}""")]
    [InlineData("true", """{"content":[],"refusal":null}""")]
    public async Task Whole_NoTokens_HasTheShapeAllTheSame(string asked, string expected) =>
        Assert.Equal(expected, Json(await Told.FoldAsync(Told.Head($", \"logprobs\": {asked}"), [Started, Told.Finished()])));

    [Fact]
    public async Task Whole_ControlTokenAndOneRuledOut_CanBeWritten()
    {
        TokenLogProbs odd = new(new(new(3), float.NegativeInfinity), []);
        GenerationEvent.Delta delta = new("", [new DeltaToken(0, odd)]);

        var response = await Told.FoldAsync(Told.Head(", \"logprobs\": true"), [Started, delta, Told.Finished()]);

        Assert.Equal(
            """{"content":[{"token":"[INST]","logprob":-9999,"bytes":null,"top_logprobs":[]}],"refusal":null}""", Json(response));
    }

    [Fact]
    public async Task Echo_WithoutLogProbs_IsThePromptsText()
    {
        var head = Told.Head(", \"echo\": true");

        var response = await Told.FoldAsync(head, [Started, Told.Finished()]);
        var lines = await Told.LinesAsync(head, [Started, Told.Finished()]);

        var prompt = Assert.Single(response.Prompt);
        Assert.Equal(("<s>[INST]a", null), (prompt.Text, prompt.Logprobs));
        Assert.Contains("\"prompt\":[{\"text\":\"<s>[INST]a\"}],\"choices\":[{\"index\":0", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("prompt\":", lines[1].Replace("prompt_tokens", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("true")]
    public async Task Echo_WithLogProbs_HasListsWithoutTheFirst(string asked)
    {
        var head = Told.Head($", \"echo\": true, \"logprobs\": {asked}");
        GenerationEvent.PromptLogProbs read = new([null, new(new(new(3), -4), []), Told.LogProbs('a', -2)]);

        var response = await Told.FoldAsync(head, [Started, read, Told.Finished()]);
        var lines = await Told.LinesAsync(head, [Started, read, Told.Finished()]);

        var lists = Assert.Single(response.Prompt).Logprobs!;
        Assert.Equal(["<s>", "[INST]", "a"], lists.Tokens);
        Assert.Equal([1, 3, 197], lists.TokenIds);
        Assert.Equal([null, -4, -2], lists.TokenLogprobs);
        Assert.Equal(2, lines.Count);
        Assert.Contains("\"token_logprobs\":[null,-4,-2]", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"role\":\"assistant\"", lines[0], StringComparison.Ordinal);
    }

    // They are written and never read.
    private static string StripLogProbs(string line) => line.Replace(",\"logprobs\":-1", "", StringComparison.Ordinal);

    private static string Json(ChatCompletionResponse response)
    {
        var json = JsonSerializer.Serialize(response, ProtocolJson.Context.ChatCompletionResponse);
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("choices")[0].GetProperty("logprobs").GetRawText();
    }
}
