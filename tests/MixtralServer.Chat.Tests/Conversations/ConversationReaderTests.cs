using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Tests.Fakes;

namespace MixtralServer.Chat.Tests.Conversations;

public sealed class ConversationReaderTests
{
    [Fact]
    public void Read_SeveralSystemTexts_AreJoinedWhereverTheyStand()
    {
        var conversation = Wire.Converse("""
            [{"role": "system", "content": "1"}, {"role": "user", "content": "a"},
             {"role": "developer", "content": "2"}, {"role": "user", "content": "b"}]
            """);

        Assert.Equal("1\n\n2", conversation.System);
        Assert.Equal([new ChatTurn(ChatRole.User, "a\n\nb")], conversation.Turns);
    }

    [Fact]
    public void Read_NeighboursOfOneRole_AreMerged()
    {
        var conversation = Wire.Converse("""
            [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"},
             {"role": "assistant", "content": "c"}, {"role": "user", "content": "d"}]
            """);

        Assert.Equal(["a", "b\n\nc", "d"], conversation.Turns.Select(turn => turn.Text));
    }

    [Fact]
    public void Read_ContentParts_AreJoined()
    {
        var conversation = Wire.Converse(
            """[{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}]""");

        Assert.Equal("a\n\nb", conversation.Turns[0].Text);
    }

    [Theory]
    [InlineData(ChatFormat.MistralV1, 2)]
    [InlineData(ChatFormat.MistralV3, 2)]
    [InlineData(ChatFormat.ChatMl, 1)]
    public void Read_AssistantFirst_GetsAnEmptyUserTurnWhereTheFormatNeedsOne(ChatFormat format, int turns)
    {
        var conversation = Wire.Converse("""[{"role": "assistant", "content": "a"}]""", format);

        Assert.Equal(turns, conversation.Turns.Count);
        Assert.Equal("a", conversation.AnswerBegun);
    }

    [Fact]
    public void Read_SystemOnly_GetsAnEmptyUserTurn()
    {
        var conversation = Wire.Converse("""[{"role": "system", "content": "a"}]""");

        Assert.Equal([new ChatTurn(ChatRole.User, "")], conversation.Turns);
    }

    [Fact]
    public void Read_EchoedAnswerWithNulls_IsAccepted()
    {
        var conversation = Wire.Converse("""
            [{"role": "user", "content": "a", "name": null},
             {"role": "assistant", "content": null, "tool_calls": [], "function_call": null, "refusal": null},
             {"role": "user", "content": "b", "tool_calls": null}]
            """);

        Assert.Equal(["a", "", "b"], conversation.Turns.Select(turn => turn.Text));
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
        """[{"role": "tool", "content": "a", "tool_call_id": "1"}]""", "messages[0].role", "unsupported_parameter")]
    [InlineData(
        """[{"role": "user", "content": "a"}, {"role": "assistant", "tool_calls": [{}]}]""",
        "messages[1].tool_calls",
        "unsupported_parameter")]
    public void Read_WrongMessages_NamesThePlace(string messages, string parameter, string code)
    {
        var problem = Wire.Refuse(Wire.Parse($$"""{"model": "m", "messages": {{messages}}}"""));

        Assert.Equal((parameter, code), (problem.Parameter, problem.Code));
    }

    [Fact]
    public void Read_TooManyMessages_IsRefused()
    {
        var messages = string.Join(',', Enumerable.Repeat("""{"role": "user", "content": "a"}""", 4097));

        var problem = Wire.Refuse(Wire.Parse($$"""{"model": "m", "messages": [{{messages}}]}"""));

        Assert.Equal("messages", problem.Parameter);
    }
}
