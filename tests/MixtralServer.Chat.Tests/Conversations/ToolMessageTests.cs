using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Chat.Tools;

namespace MixtralServer.Chat.Tests.Conversations;

public sealed class ToolMessageTests
{
    private const string Calls = """
        {"role": "user", "content": "a"},
        {"role": "assistant", "content": "", "tool_calls": [
          {"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{\"x\": 1}"}},
          {"id": "c2", "function": {"name": "g", "arguments": {"y":2}}}]}
        """;

    [Fact]
    public void Read_CallsAndResults_BecomeTurns()
    {
        var turns = Wire.Converse($$"""
            [{{Calls}}, {"role": "tool", "tool_call_id": "c2", "content": "2"}, {"role": "tool", "tool_call_id": "c1", "content": null}]
            """).Turns;

        var calls = Assert.IsType<ChatTurn.Assistant>(turns[1]).Calls;
        Assert.Equal([new ToolCall("c1", "f", "{\"x\": 1}"), new ToolCall("c2", "g", "{\"y\":2}")], calls);
        var results = Assert.IsType<ChatTurn.ToolResults>(turns[2]).Results;
        Assert.Equal([new ToolResult("c2", "g", 1, "2"), new ToolResult("c1", "f", 0, "")], results);
    }

    [Fact]
    public void Read_TheOldForm_IsCallAndResultWithAnIdOfOurs()
    {
        var turns = Wire.Converse("""
            [{"role": "user", "content": "a"},
             {"role": "assistant", "content": null, "function_call": {"name": "f", "arguments": "{}"}},
             {"role": "function", "name": "f", "content": "5"}]
            """).Turns;

        var call = Assert.Single(Assert.IsType<ChatTurn.Assistant>(turns[1]).Calls);
        var result = Assert.Single(Assert.IsType<ChatTurn.ToolResults>(turns[2]).Results);
        Assert.NotNull(call.Id);
        Assert.Equal(new ToolResult(call.Id, "f", 0, "5"), result);
    }

    [Fact]
    public void Read_EachCallOfOneFunctionByName_GetsItsOwnResult()
    {
        var turns = Wire.Converse("""
            [{"role": "user", "content": "a"},
             {"role": "assistant", "function_call": {"name": "f", "arguments": "1"}},
             {"role": "assistant", "function_call": {"name": "f", "arguments": "2"}},
             {"role": "function", "name": "f", "content": "5"}, {"role": "function", "name": "f", "content": "6"}]
            """).Turns;

        var results = Assert.IsType<ChatTurn.ToolResults>(turns[^1]).Results;
        Assert.Equal([0, 1], results.Select(result => result.CallIndex));
        Assert.Equal(2, results.Select(result => result.CallId).Distinct().Count());
    }

    [Theory]
    [InlineData("""{"role": "tool", "tool_call_id": "c1", "content": "x"}""", "messages[0].tool_call_id")]
    [InlineData(Calls + """, {"role": "tool", "content": "x"}""", "messages[2].tool_call_id")]
    [InlineData(Calls + """, {"role": "tool", "tool_call_id": "c3", "content": "x"}""", "messages[2].tool_call_id")]
    [InlineData(Calls + """, {"role": "function", "content": "x"}""", "messages[2].name")]
    [InlineData(Calls + """, {"role": "function", "name": "h", "content": "x"}""", "messages[2].name")]
    [InlineData(
        Calls + """, {"role": "user", "content": "b"}, {"role": "tool", "tool_call_id": "c1", "content": "x"}""",
        "messages[3].tool_call_id")]
    [InlineData(Calls, "messages[1].tool_calls")]
    [InlineData("""{"role": "assistant", "tool_calls": [null]}""", "messages[0].tool_calls[0]")]
    [InlineData("""{"role": "assistant", "tool_calls": [{"type": "custom"}]}""", "messages[0].tool_calls[0].type")]
    [InlineData("""{"role": "assistant", "tool_calls": [{}]}""", "messages[0].tool_calls[0].function")]
    [InlineData(
        """{"role": "assistant", "tool_calls": [{"function": {"name": "a b"}}]}""", "messages[0].tool_calls[0].function.name")]
    [InlineData(
        """{"role": "assistant", "tool_calls": [{"function": {"name": "f"}}], "function_call": {"name": "f"}}""",
        "messages[0].function_call")]
    public void Read_WrongCallsOrResults_NamesThePlace(string messages, string parameter) =>
        Assert.Equal(parameter, Wire.Refuse(Wire.ParseMessages($"[{messages}]")).Parameter);

    [Fact]
    public void Read_TooManyCallsAtATime_IsRefused()
    {
        var calls = string.Join(",", Enumerable.Repeat("""{"function": {"name": "f"}}""", 129));

        var problem = Wire.Refuse(Wire.ParseMessages($$"""[{"role": "assistant", "tool_calls": [{{calls}}]}]"""));

        Assert.Equal("messages[0].tool_calls", problem.Parameter);
    }
}
