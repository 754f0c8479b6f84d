using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Tests.Fakes;

namespace MixtralServer.Chat.Tests.Conversations;

public sealed class ConversationReaderTests
{
    [Fact]
    public void Read_Messages_BecomeTurnsInTheirOrder()
    {
        var conversation = Wire.Converse("""
            [{"role": "system", "content": "1"}, {"role": "user", "content": "a"}, {"role": "user", "content": "b"},
             {"role": "assistant", "content": "c"}, {"role": "developer", "content": "2"}, {"role": "user", "content": "d"}]
            """);

        Assert.Equal(
            ["System 1", "User a", "User b", "Assistant c", "System 2", "User d"], conversation.Turns.Select(Show));
    }

    [Theory]
    [InlineData("""[{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]""", "a\n\nb")]
    [InlineData("""[{"type": "text", "text": ""}, {"type": "text", "text": "b"}, {"type": "text", "text": ""}]""", "b")]
    [InlineData("[]", "")]
    public void Read_ContentParts_AreJoined(string content, string expected)
    {
        var conversation = Wire.Converse($$"""[{"role": "user", "content": {{content}}}]""");

        Assert.Equal([new ChatTurn.User(expected)], conversation.Turns);
    }

    [Theory]
    [InlineData("""{"role": "assistant", "content": "a"}""", null)]
    [InlineData("""{"role": "assistant", "content": "a", "prefix": true}""", null)]
    [InlineData("""{"role": "assistant", "content": "a", "prefix": false}""", "\"continue_final_message\": false")]
    [InlineData("""{"role": "assistant", "content": "a"}""", "\"continue_final_message\": true")]
    public void Read_AssistantLast_IsTheAnswersBeginning(string last, string? members)
    {
        var conversation = Wire.Converse($$"""[{"role": "user", "content": "b"}, {{last}}]""", members);

        Assert.Equal("a", conversation.AnswerBegun);
    }

    [Fact]
    public void Read_EchoedAnswerWithNulls_IsAccepted()
    {
        var conversation = Wire.Converse("""
            [{"role": "user", "content": "a", "name": null},
             {"role": "assistant", "content": null, "tool_calls": [], "function_call": null, "refusal": null},
             {"role": "user", "content": "b", "tool_calls": null}]
            """);

        Assert.Equal(
            ["User a", "Assistant ", "User b"], conversation.Turns.Select(Show));
    }

    [Theory]
    [InlineData("null", "messages", "missing_value")]
    [InlineData("[]", "messages", "missing_value")]
    [InlineData("[null]", "messages[0]", "invalid_value")]
    [InlineData("""[{"content": "a"}]""", "messages[0].role", "missing_value")]
    [InlineData("""[{"role": "wizard", "content": "a"}]""", "messages[0].role", "invalid_value")]
    [InlineData("""[{"role": "User", "content": "a"}]""", "messages[0].role", "invalid_value")]
    [InlineData("""[{"role": "user"}]""", "messages[0].content", "missing_value")]
    [InlineData("""[{"role": "user", "content": [{"text": "a"}]}]""", "messages[0].content[0].type", "missing_value")]
    [InlineData(
        """[{"role": "user", "content": [{"type": "text"}]}]""", "messages[0].content[0].text", "missing_value")]
    [InlineData(
        """[{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}]""",
        "messages[0].content[0].type",
        "invalid_value")]
    [InlineData(
        """[{"role": "assistant", "content": "a", "prefix": true}, {"role": "user", "content": "b"}]""",
        "messages[0].prefix",
        "invalid_value")]
    public void Read_WrongMessages_NamesThePlace(string messages, string parameter, string code)
    {
        var problem = Wire.Refuse(Wire.Parse($$"""{"model": "m", "messages": {{messages}}}"""));

        Assert.Equal((parameter, code), (problem.Parameter, problem.Code));
    }

    [Fact]
    public void Read_NothingToContinue_IsRefused()
    {
        var problem = Wire.Refuse(Wire.With("\"continue_final_message\": true"));

        Assert.Equal("continue_final_message", problem.Parameter);
    }

    [Fact]
    public void Read_TooManyMessages_IsRefused()
    {
        var messages = string.Join(',', Enumerable.Repeat("""{"role": "user", "content": "a"}""", 4097));

        var problem = Wire.Refuse(Wire.Parse($$"""{"model": "m", "messages": [{{messages}}]}"""));

        Assert.Equal("messages", problem.Parameter);
    }

    private static string Show(ChatTurn turn) => turn switch
    {
        ChatTurn.System system => $"System {system.Text}",
        ChatTurn.User user => $"User {user.Text}",
        ChatTurn.Assistant { Calls: [] } answer => $"Assistant {answer.Text}",
        _ => "?",
    };
}
