using System.Text.Json;
using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Chat.Tests.Replies;

public sealed class ReplyTests
{
    private const string Asked = """{"role": "user", "content": "a"}""";

    private const string ChunkBegin =
        """{"id":"x","object":"chat.completion.chunk","created":5,"model":"M","choices":[{"index":0""";

    private const string Usage = """],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}""";

    private static readonly GenerationEvent Finished =
        new GenerationEvent.Finished(FinishReason.Stop, new Usage(7, 3));

    private static readonly RequestProblem Problem = new(ProblemKind.Internal, "internal_error", "It failed.");

    [Fact]
    public async Task Chunks_WholeReply_AreTheseLines()
    {
        var lines = await LinesAsync("", [new GenerationEvent.Started(), Delta(" Hé\"llo"), Delta(" 🙂"), Finished]);

        Assert.Equal(
            [
                ChunkBegin + ""","delta":{"role":"assistant","content":""},"finish_reason":null}]}""",
                ChunkBegin + ""","delta":{"content":"Hé\"llo"},"finish_reason":null}]}""",
                ChunkBegin + ""","delta":{"content":" \uD83D\uDE42"},"finish_reason":null}]}""",
                ChunkBegin + ""","delta":{"content":""},"finish_reason":"stop","seed":42}""" + Usage,
            ],
            lines);
    }

    [Fact]
    public async Task Chunks_PromptPartlyCached_UsageSaysSoInBothShapes()
    {
        var finished = new GenerationEvent.Finished(FinishReason.Stop, new Usage(7, 3, CachedTokens: 5));

        var lines = await LinesAsync("", [new GenerationEvent.Started(), finished]);

        Assert.EndsWith(
            """
            "total_tokens":10,"cached_tokens":5,"prompt_tokens_details":{"cached_tokens":5}}}
            """,
            lines[^1],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunks_UsageAskedFor_ComesAloneAtTheEnd()
    {
        var lines = await LinesAsync("""
            , "stream_options": {"include_usage": true}
            """, [new GenerationEvent.Started(), Finished]);

        Assert.DoesNotContain("usage", lines[0] + lines[1], StringComparison.Ordinal);
        Assert.EndsWith(
            ""","choices":[""" + Usage, lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Asked, "  x", " x")]
    [InlineData(Asked, "x", "x")]
    [InlineData(Asked + """, {"role": "assistant", "content": "Sure,"}""", " x", " x")]
    [InlineData(Asked + """, {"role": "assistant", "content": "Sure, "}""", " x", "x")]
    [InlineData(Asked + """, {"role": "assistant", "content": ""}""", " x", "x")]
    public async Task Chunks_LeadingSpace_IsDroppedFromNewAnswersOnly(string messages, string text, string expected)
    {
        var head = Head("", messages);

        var items = Read(head, [new GenerationEvent.Started(), Delta(text), Finished]);
        var outcome = await ReplyFolder.FoldAsync(items, head);

        Assert.Equal(expected, Wire.Value(outcome).Choices[0].Message.Content);
    }

    [Fact]
    public async Task Chunks_ReplyOfOneSpace_HasNoEmptyDelta()
    {
        var lines = await LinesAsync("", [new GenerationEvent.Started(), Delta(" "), Delta(" "), Finished]);

        Assert.Equal(3, lines.Count);
        Assert.Contains("{\"content\":\" \"}", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunks_Failure_IsTheLastItem()
    {
        var items = Read(Head(""), [new GenerationEvent.Started(), new GenerationEvent.Failed(Problem, default)]);

        List<ReplyItem<ChatCompletionChunk>> read = [];
        await foreach (var item in items)
            read.Add(item);

        Assert.Equal(new ReplyItem<ChatCompletionChunk>.Failure(Problem), Assert.Single(read.Skip(1)));
    }

    [Fact]
    public async Task Chunks_NoTerminalEvent_IsAFaultOfOurs() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => LinesAsync("", [new GenerationEvent.Started(), Delta("x")]));

    [Fact]
    public async Task Fold_WholeReply_IsThisResponse()
    {
        var head = Head("");
        var finished = new GenerationEvent.Finished(FinishReason.Length, new Usage(7, 3));
        GenerationEvent[] events = [new GenerationEvent.Started(), Delta("a"), Delta("b"), finished];

        var response = Wire.Value(await ReplyFolder.FoldAsync(Read(head, events), head));

        Assert.Equal(
            """{"id":"x","object":"chat.completion","created":5,"model":"M","prompt":[],"choices":[{"index":0"""
            + ""","message":{"role":"assistant","content":"ab","tool_calls":[]},"finish_reason":"length","seed":42"""
            + ""","logprobs":null}""" + Usage,
            JsonSerializer.Serialize(response, ProtocolJson.Context.ChatCompletionResponse));
    }

    [Fact]
    public async Task Fold_Failure_IsTheProblem()
    {
        var head = Head("");

        var outcome = await ReplyFolder.FoldAsync(Read(head, [new GenerationEvent.Failed(Problem, default)]), head);

        Assert.Equal(Problem, Wire.Problem(outcome));
    }

    private static GenerationEvent.Delta Delta(string text) => new(text);

    private static ReplyHead Head(string members, string messages = Asked) => Told.Head(members, messages);

    private static IAsyncEnumerable<ReplyItem<ChatCompletionChunk>> Read(ReplyHead head, GenerationEvent[] events) => Told.Read(head, events);

    private static async Task<List<string>> LinesAsync(string members, GenerationEvent[] events)
    {
        List<string> lines = [];
        await foreach (var item in Read(Head(members), events))
        {
            var chunk = Assert.IsType<ReplyItem<ChatCompletionChunk>.Chunk>(item);
            lines.Add(JsonSerializer.Serialize(chunk.Value, ProtocolJson.Context.ChatCompletionChunk));
        }
        return lines;
    }
}
