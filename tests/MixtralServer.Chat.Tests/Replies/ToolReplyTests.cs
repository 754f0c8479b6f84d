using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol;

namespace MixtralServer.Chat.Tests.Replies;

/// <summary>Answers that call functions.</summary>
public sealed class ToolReplyTests
{
    private const string Tools = """, "tools": [{"function": {"name": "f"}}, {"function": {"name": "g"}}]""";
    private const string Functions = """, "functions": [{"name": "f"}]""";
    private const string Calls = """ [{"name": "f", "arguments": {"a": 1}}, {"name": "g", "arguments": {}}]""";

    [Fact]
    public async Task Chunks_Calls_BeginWithTheFunctionAndGoOnWithArguments()
    {
        var lines = await Told.LinesAsync(Told.Head(Tools),
        [
            new GenerationEvent.Started(), new GenerationEvent.Delta(" Let me see."), new GenerationEvent.Marked(),
            new GenerationEvent.Delta(Calls[..35]), new GenerationEvent.Delta(Calls[35..]), Told.Finished(),
        ]);

        Assert.Equal(8, lines.Count);
        Assert.Contains("\"delta\":{\"content\":\"Let me see.\"}", lines[1], StringComparison.Ordinal);
        Assert.Matches("""delta":\{"tool_calls":\[\{"index":0,"id":"[0-9A-Za-z]{9}","type":"function","function":\{"name":"f","arguments":""\}\}\]\}""", lines[2]);
        Assert.Contains("""{"tool_calls":[{"index":0,"function":{"arguments":"{\"a\": "}}]}""", lines[3], StringComparison.Ordinal);
        Assert.Contains("""{"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]}""", lines[4], StringComparison.Ordinal);
        Assert.Contains("\"index\":1,\"id\":", lines[5], StringComparison.Ordinal);
        Assert.Contains("\"arguments\":\"{}\"", lines[6], StringComparison.Ordinal);
        Assert.Contains("""delta":{"content":""},"finish_reason":"tool_calls""", lines[7], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Dialect.Together)]
    [InlineData(Dialect.Mistral)]
    public async Task Chunks_CallsForTypesThatRequireTheName_HaveAnEmptyOneLater(Dialect dialect)
    {
        var lines = await Told.LinesAsync(Told.Head(Tools) with { Dialect = dialect },
            [new GenerationEvent.Started(), new GenerationEvent.Marked(), new GenerationEvent.Delta(Calls), Told.Finished()]);

        Assert.Contains("\"function\":{\"name\":\"f\",\"arguments\":\"\"}", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"function\":{\"name\":\"\",\"arguments\":", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fold_Calls_AreWhole()
    {
        var reply = await FoldAsync(Tools, FinishReason.Stop, Calls);

        var message = reply.Choices[0].Message;
        Assert.Equal(("tool_calls", null), (reply.Choices[0].FinishReason, message.Content));
        Assert.Equal(["f", "g"], message.ToolCalls.Select(call => call.Function.Name));
        Assert.Equal(["{\"a\": 1}", "{}"], message.ToolCalls.Select(call => call.Function.Arguments));
        Assert.Equal(2, message.ToolCalls.Select(call => call.Id).Distinct().Count());
        Assert.All(message.ToolCalls, call => Assert.Equal("function", call.Type));
        Assert.Null(message.FunctionCall);
    }

    [Fact]
    public async Task Fold_CallCutShort_EndsByLength()
    {
        var reply = await FoldAsync(Tools, FinishReason.Length, Calls[..34]);

        Assert.Equal("length", reply.Choices[0].FinishReason);
        Assert.Equal("{\"a\":", Assert.Single(reply.Choices[0].Message.ToolCalls).Function.Arguments);
    }

    [Fact]
    public async Task Fold_Functions_AreAnsweredInTheOldForm()
    {
        var reply = await FoldAsync(Functions, FinishReason.Stop, """ [{"name": "f", "arguments": {"a": 1}}]""");

        var message = reply.Choices[0].Message;
        Assert.Equal(("function_call", null), (reply.Choices[0].FinishReason, message.Content));
        Assert.Equal(("f", "{\"a\": 1}"), (message.FunctionCall!.Name, message.FunctionCall.Arguments));
        Assert.Empty(message.ToolCalls);
    }

    [Fact]
    public async Task Fold_NoCalls_IsText()
    {
        var reply = await Told.FoldAsync(
            Told.Head(Tools), [new GenerationEvent.Started(), new GenerationEvent.Delta(" Four."), Told.Finished()]);

        Assert.Equal(("stop", "Four."), (reply.Choices[0].FinishReason, reply.Choices[0].Message.Content));
        Assert.Empty(reply.Choices[0].Message.ToolCalls);
    }

    private static Task<Protocol.ChatCompletions.ChatCompletionResponse> FoldAsync(string members, FinishReason reason, string calls) =>
        Told.FoldAsync(Told.Head(members),
        [
            new GenerationEvent.Started(), new GenerationEvent.Marked(), new GenerationEvent.Delta(calls),
            new GenerationEvent.Finished(reason, new Usage(7, 3)),
        ]);
}
