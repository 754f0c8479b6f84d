using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Tests.Fakes;

namespace MixtralServer.Chat.Tests.Prompts;

/// <summary>Where things stand in prompts of Mistral's third format; the tokens are checked with Mistral's vocabulary.</summary>
public sealed class MistralV3TemplateTests
{
    private const string Tools = """
        "tools": [{"type": "function", "function": {"strict": true, "parameters": {}, "name": "t1", "description": "1"}},
                  {"function": {"name": "t2", "parameters": {"type":"object","properties":{"ü":{"minimum":1.50}}}}}]
        """;

    private const string ToolText =
        """[AVAILABLE_TOOLS][{"type": "function", "function": {"name": "t1", "description": "1", "parameters": {}}}, """
        + """{"type": "function", "function": {"name": "t2", "description": "", "parameters": """
        + """{"type": "object", "properties": {"ü": {"minimum": 1.5}}}}}][/AVAILABLE_TOOLS]""";

    private const string User = """{"role": "user", "content": "a"}""";

    private const string Calls = """
        {"role": "assistant", "content": null, "tool_calls": [
          {"id": "123456789", "function": {"name": "f", "arguments": "{\"x\":1.0}"}},
          {"id": "abcdefghi", "function": {"name": "g", "arguments": "not JSON"}}]}
        """;

    private const string CallText =
        """[TOOL_CALLS][{"name": "f", "arguments": {"x": 1.0}, "id": "123456789"}, """
        + """{"name": "g", "arguments": "not JSON", "id": "abcdefghi"}]</s>""";

    private const string Results = """
        {"role": "tool", "tool_call_id": "abcdefghi", "content": [{"type": "text", "text": "{\"k\": [1,2]}"}]},
        {"role": "tool", "tool_call_id": "123456789", "name": "f", "content": ""}
        """;

    private const string ResultText =
        """[TOOL_RESULTS]{"content": {"k": [1, 2]}, "call_id": "abcdefghi"}[/TOOL_RESULTS]"""
        + """[TOOL_RESULTS]{"content": {}, "call_id": "123456789"}[/TOOL_RESULTS]""";

    [Theory]
    [InlineData(User, "<s>" + ToolText + "[INST]a[/INST]")]
    [InlineData(
        User + """, {"role": "assistant", "content": "b"}, {"role": "system", "content": "S"}, {"role": "user", "content": "c"}""",
        "<s>[INST]a[/INST]b</s>" + ToolText + "[INST]S\n\nc[/INST]")]
    [InlineData(
        $"{User}, {Calls}, {Results}", "<s>" + ToolText + "[INST]a[/INST]" + CallText + ResultText)]
    [InlineData(
        $$"""{{User}}, {{Calls}}, {{Results}}, {"role": "assistant", "content": "d  "}, {"role": "user", "content": "e"}""",
        "<s>[INST]a[/INST]" + CallText + ResultText + "d</s>" + ToolText + "[INST]e[/INST]")]
    [InlineData(
        $$"""{{User}}, {{Calls}}, {{Results}}, {"role": "user", "content": "e"}""",
        "<s>[INST]a[/INST]" + CallText + ResultText + ToolText + "[INST]e[/INST]")]
    [InlineData(
        $$"""{{User}}, {{Calls}}, {"role": "user", "content": "e"}""", "<s>[INST]a[/INST]" + CallText + ToolText + "[INST]e[/INST]")]
    [InlineData("""{"role": "system", "content": "S"}""", "<s>" + ToolText + "[INST]S\n\n[/INST]")]
    public void Write_Tools_StandBeforeTheLastUserTurn(string messages, string expected) =>
        Assert.Equal(expected, Write(messages, Tools));

    [Theory]
    [InlineData("""{"role": "assistant", "content": "b"}""", "<s>[INST][/INST]b")]
    [InlineData("""{"role": "user", "content": ""}""", "<s>[INST][/INST]")]
    [InlineData("""{"role": "user", "content": " a "}""", "<s>[INST] a [/INST]")]
    [InlineData("""{"role": "user", "content": "a"}, {"role": "user", "content": ""}, {"role": "user", "content": "b"}""",
        "<s>[INST]a\n\nb[/INST]")]
    [InlineData("""{"role": "user", "content": "a"}, {"role": "system", "content": "S"}, {"role": "user", "content": "b"}""",
        "<s>[INST]a[/INST][INST]S\n\nb[/INST]")]
    [InlineData("""{"role": "system", "content": ""}, {"role": "developer", "content": "T"}, {"role": "user", "content": "b"}""",
        "<s>[INST]T\n\nb[/INST]")]
    [InlineData(
        User + """, {"role": "assistant", "content": "b "}, {"role": "assistant", "content": "c "}, {"role": "user", "content": "d"}""",
        "<s>[INST]a[/INST]b \n\nc</s>[INST]d[/INST]")]
    [InlineData(User + """, {"role": "assistant", "content": " \tb\n "}""", "<s>[INST]a[/INST] \tb\n")]
    public void Write_OddOrders_AreNormalised(string messages, string expected) => Assert.Equal(expected, Write(messages));

    [Fact]
    public void Write_TextAndCalls_AreAnAnswerEach()
    {
        var calls = Calls.Replace("\"content\": null", "\"content\": \"Wait \"", StringComparison.Ordinal);

        Assert.Equal("<s>[INST]a[/INST]Wait</s>" + CallText + ResultText, Write($"{User}, {calls}, {Results}"));
    }

    [Fact]
    public void Write_CallWithoutId_HasNone()
    {
        const string Call = """{"role": "assistant", "tool_calls": [{"id": "null", "function": {"name": "f"}}]}""";

        var prompt = Write($"{User}, {Call}, {User}");

        Assert.Equal("""<s>[INST]a[/INST][TOOL_CALLS][{"name": "f", "arguments": {}}]</s>[INST]a[/INST]""", prompt);
    }

    [Fact]
    public void Write_IdsOfOtherForms_AreTheSameInCallAndResult()
    {
        var messages = $"{User}, {Calls}, {Results}".Replace("123456789", "call_x", StringComparison.Ordinal);

        var prompt = Write(messages);

        var ids = System.Text.RegularExpressions.Regex.Matches(prompt, "\"(?:id|call_id)\": \"([a-zA-Z0-9]{9})\"");
        Assert.Equal(4, ids.Count);
        Assert.Equal(ids[0].Groups[1].Value, ids[3].Groups[1].Value);
        Assert.Equal("abcdefghi", ids[1].Groups[1].Value);
    }

    private static string Write(string messages, string? members = null)
    {
        var tokenizer = new WordTokenizer(
            "[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]");
        return tokenizer.Show(Wire.Encode($"[{messages}]", ChatFormat.MistralV3, tokenizer, members));
    }
}
