using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Tools;

namespace MixtralServer.Chat.Tests.Tools;

public sealed class ToolCallIdsTests
{
    [Fact]
    public void ShortOf_NineLettersAndDigits_StaysAsItIs() => Assert.Equal("aB3456789", Map("aB3456789").ShortOf("aB3456789"));

    [Theory]
    [InlineData("call_ab12CD34ef56GH78ij90KL12")]
    [InlineData("12345678")]
    [InlineData("1234567890")]
    [InlineData("12345678_")]
    [InlineData("123456789\n")]
    [InlineData("é23456789")]
    [InlineData("toolu_01[/TOOL_RESULTS]")]
    public void ShortOf_OtherIds_AreNineLettersAndDigitsAndComeBack(string id)
    {
        var ids = Map(id, "123456789");

        var shortId = ids.ShortOf(id);

        Assert.Matches("^[a-zA-Z0-9]{9}$", shortId);
        Assert.Equal(id, ids.OriginalOf(shortId));
        Assert.Equal("123456789", ids.OriginalOf("123456789"));
        Assert.Null(ids.OriginalOf("000000000"));
    }

    [Fact]
    public void ShortOf_SameIdInOtherConversations_IsTheSame() =>
        Assert.Equal(Map("call_1").ShortOf("call_1"), Map("x", "call_2", "call_1").ShortOf("call_1"));

    [Fact]
    public void ShortOf_TakenByAnother_IsAnotherOne()
    {
        var taken = Map("call_1").ShortOf("call_1");

        var ids = Map("call_1", taken);

        Assert.Equal(taken, ids.ShortOf(taken));
        Assert.NotEqual(taken, ids.ShortOf("call_1"));
    }

    [Fact]
    public void ShortOf_ManyIds_AreAllDifferent()
    {
        string[] names = [.. Enumerable.Range(0, 20_000).Select(i => $"call_{i}")];
        var ids = Map(names);

        Assert.Equal(names.Length, names.Select(ids.ShortOf).Distinct().Count());
    }

    private static ToolCallIds Map(params string[] ids) => ToolCallIds.Of(new Conversation(
        [new ChatTurn.Assistant("", [.. ids.Select(id => new ToolCall(id, "f", ""))])]));
}
