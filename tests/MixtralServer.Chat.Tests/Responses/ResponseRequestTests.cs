using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tests.Responses;

public sealed class ResponseRequestTests
{
    private const string Hi = "\"input\": \"hi\"";

    [Fact]
    public void Validate_TextAndInstructions_AreTurns()
    {
        var turns = Answered.Accept("\"instructions\": \"Be kind.\", \"input\": \"hi\"").Conversation.Turns;

        Assert.Equal([new ChatTurn.System("Be kind."), new ChatTurn.User("hi")], turns);
    }

    [Fact]
    public void Validate_ItemsOfEveryKind_AreTurns()
    {
        var turns = Answered.Accept("""
            "input": [
              {"role": "developer", "content": "be brief"},
              {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "a"}, {"type": "input_text", "text": "b"}]},
              {"type": "reasoning", "id": "rs_1", "summary": []},
              {"type": "message", "id": "msg_1", "status": "completed", "role": "assistant", "content": [
                {"type": "output_text", "text": "c", "annotations": [], "logprobs": []}, {"type": "refusal", "refusal": "d"}]},
              {"type": "function_call", "id": "fc_1", "call_id": "c1", "name": "f", "arguments": "{\"x\": 1}", "status": "completed"},
              {"type": "function_call", "call_id": "c2", "name": "g", "arguments": {}},
              {"type": "function_call_output", "call_id": "c2", "output": [{"type": "input_text", "text": "2"}]},
              {"type": "function_call_output", "call_id": "c1", "output": "1"},
              {"role": "user", "content": "e"}]
            """).Conversation.Turns;

        Assert.Equal(new ChatTurn.System("be brief"), turns[0]);
        Assert.Equal(new ChatTurn.User("a\n\nb"), turns[1]);
        Assert.Equal("c\n\nd", Assert.IsType<ChatTurn.Assistant>(turns[2]).Text);
        Assert.Equal([new ToolCall("c1", "f", "{\"x\": 1}")], Assert.IsType<ChatTurn.Assistant>(turns[3]).Calls);
        Assert.Equal([new ToolCall("c2", "g", "{}")], Assert.IsType<ChatTurn.Assistant>(turns[4]).Calls);
        Assert.Equal(
            [new ToolResult("c2", "g", 1, "2"), new ToolResult("c1", "f", 0, "1")],
            Assert.IsType<ChatTurn.ToolResults>(turns[5]).Results);
        Assert.Equal(new ChatTurn.User("e"), turns[6]);
    }

    [Fact]
    public void Validate_Members_AreThoseOfAChat()
    {
        var request = Answered.Accept($$"""
            {{Hi}}, "max_output_tokens": 7, "temperature": 0, "top_p": 0.5, "top_k": 3, "seed": 9, "stop": "x", "service_tier": "flex",
            "include": ["message.output_text.logprobs", "reasoning.encrypted_content"], "top_logprobs": 2, "stream": true,
            "truncation": "auto", "user": "u", "reasoning": {"effort": "low"}, "text": {"verbosity": "low"}, "metadata": {"a": "b"}
            """);

        Assert.Equal((7, 0, 0.5, 3), (request.TokensOutputMax, request.Sampling.Temperature, request.Sampling.TopP, request.Sampling.TopK));
        Assert.Equal((9, 2, true), (request.Seed, request.LogProbs?.Top, request.Stream));
        Assert.Equal(["x"], request.StopStrings);
        Assert.Equal(RequestPriority.Batch, request.Priority);
        Assert.Null(request.Constraint);
    }

    [Fact]
    public void Validate_Tools_AreFunctions()
    {
        var tools = Answered.Accept($$"""
            {{Hi}}, "parallel_tool_calls": false, "tool_choice": {"type": "function", "name": "g"},
            "tools": [{"type": "function", "name": "f", "description": "d", "strict": true, "parameters":
              {"type": "object", "properties": {}, "required": [], "additionalProperties": false} }, {"type": "function", "name": "g"}]
            """).Conversation.Tools;

        Assert.Equal([("f", "d", true), ("g", "", false)], tools.Definitions.Select(tool => (tool.Name, tool.Description, tool.IsStrict)));
        Assert.Equal(new ToolChoice.Named("g"), tools.Choice);
        Assert.False(tools.AllowsParallel);
    }

    [Theory]
    [InlineData("""{"type": "text"}""", null)]
    [InlineData("""{"type": "json_object"}""", """{"type":"object"}""")]
    [InlineData("""{"type": "json_schema", "name": "n", "schema": {"type":"null"}}""", """{"type":"null"}""")]
    public void Validate_Format_IsTheConstraint(string format, string? schema)
    {
        var constraint = Answered.Accept(Hi + $$""", "text": {"format": {{format}} }""").Constraint;

        Assert.Equal(schema, (constraint as OutputConstraint.JsonSchema)?.Schema);
        Assert.True(constraint is null or { Parameter: "text.format" });
    }

    [Fact]
    public void Validate_LastItemOfTheAssistant_IsTheBeginningOfTheAnswer()
    {
        var request = Answered.Accept("""
            "input": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "Well,"}]
            """);

        Assert.Equal("Well,", request.Conversation.AnswerBegun);
    }

    [Theory]
    [InlineData("\"store\": true", "input")]
    [InlineData("\"input\": []", "input")]
    [InlineData("\"input\": [null]", "input[0]")]
    [InlineData("""
        "input": [{"content": "a"}]
        """, "input[0].role")]
    [InlineData("""
        "input": [{"role": "user"}]
        """, "input[0].content")]
    [InlineData("""
        "input": [{"role": "critic", "content": "a"}]
        """, "input[0].role")]
    [InlineData("""
        "input": [{"role": "user", "content": [{"type": "input_image", "image_url": "x"}]}]
        """, "input[0].content[0].type")]
    [InlineData("""
        "input": [{"role": "user", "content": [{"type": "input_text"}]}]
        """, "input[0].content[0].text")]
    [InlineData("""
        "input": [{"type": "computer_call"}]
        """, "input[0].type")]
    [InlineData("""
        "input": [{"type": "function_call", "name": "f"}]
        """, "input[0].call_id")]
    [InlineData("""
        "input": [{"type": "function_call", "call_id": "c", "name": "a b"}]
        """, "input[0].name")]
    [InlineData("""
        "input": [{"type": "function_call", "call_id": "c", "name": "f"}]
        """, "input")]
    [InlineData("""
        "input": [{"type": "function_call_output", "output": "1"}]
        """, "input[0].call_id")]
    [InlineData("""
        "input": [{"type": "function_call_output", "call_id": "c"}]
        """, "input[0].output")]
    [InlineData("""
        "input": [{"type": "function_call_output", "call_id": "c", "output": "1"}]
        """, "input[0].call_id")]
    [InlineData("\"input\": \"a\", \"max_output_tokens\": 0", "max_output_tokens")]
    [InlineData("\"input\": \"a\", \"temperature\": 3", "temperature")]
    [InlineData("\"input\": \"a\", \"background\": true", "background")]
    [InlineData("\"input\": \"a\", \"conversation\": \"conv_1\"", "conversation")]
    [InlineData("\"input\": \"a\", \"prompt\": {\"id\": \"p\"}", "prompt")]
    [InlineData("\"input\": \"a\", \"tools\": [null]", "tools[0]")]
    [InlineData("\"input\": \"a\", \"tools\": [{\"type\": \"web_search\"}]", "tools[0].type")]
    [InlineData("\"input\": \"a\", \"tools\": [{\"type\": \"function\"}]", "tools[0].name")]
    [InlineData("\"input\": \"a\", \"tool_choice\": \"required\"", "tool_choice")]
    [InlineData("\"input\": \"a\", \"tool_choice\": {\"type\": \"allowed_tools\"}", "tool_choice")]
    [InlineData("\"input\": \"a\", \"text\": {\"format\": {}}", "text.format.type")]
    [InlineData("\"input\": \"a\", \"text\": {\"format\": {\"type\": \"json_schema\"}}", "text.format")]
    [InlineData("\"input\": \"a\", \"text\": {\"format\": {\"type\": \"json_schema\", \"schema\": {}, \"strict\": true}}", "text.format.name")]
    [InlineData("\"input\": \"a\", \"text\": {\"format\": {\"type\": \"xml\"}}", "text.format")]
    public void Validate_WrongMember_IsNamed(string members, string parameter) =>
        Assert.Equal(parameter, Answered.Refuse(members).Parameter);

    [Fact]
    public void Validate_ToolOfAnotherKind_IsNamedWithWhatToDo()
    {
        var problem = Answered.Refuse("\"input\": \"a\", \"tools\": [{\"type\": \"file_search\"}]");

        Assert.Contains("'file_search'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("offer a function", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_TooManyItems_AreRefused()
    {
        var items = string.Join(",", Enumerable.Repeat("""{"role": "user", "content": ""}""", 4097));

        Assert.Equal("input", Answered.Refuse($"\"input\": [{items}]").Parameter);
    }
}
