using System.Text.Json.Nodes;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Patterns;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.Ir;

public sealed class JsonStringTextTests
{
    [Fact]
    public void Escape_AnyText_IsReadBackAsItself()
    {
        var text = string.Concat(Enumerable.Range(0, 0x180).Select(code => (char)code)) + "😀\u2028";

        var written = $"\"{JsonStringText.Escape(text)}\"";

        Assert.Equal(text, JsonNode.Parse(written)!.GetValue<string>());
    }

    [Fact]
    public void InJsonString_Pattern_MatchesWhatDecodesToAMatch()
    {
        var grammar = Compiled.Of(builder => builder.InJsonString(builder.Regex("^[\\s\"]+$")));

        Assert.True(grammar.Accepts("\\\"\\n \\t"));
        Assert.True(grammar.Accepts("\\u000b"));
        Assert.False(grammar.Accepts("\""));
        Assert.False(grammar.Accepts("\n"));
        Assert.False(grammar.Accepts("\\\\"));
    }

    [Fact]
    public void InJsonString_Complement_MatchesOtherTextOnly()
    {
        var grammar = Compiled.Of(builder =>
            builder.InJsonString(builder.Complement(builder.Choice(builder.Text("a\"b"), builder.Text("")))));

        Assert.False(grammar.Accepts(""));
        Assert.False(grammar.Accepts("a\\\"b"));
        Assert.True(grammar.Accepts("a\\\"bc"));
        Assert.True(grammar.Accepts("a"));
        Assert.False(grammar.Accepts("a\"c"));
    }

    [Fact]
    public void InJsonString_Lengths_CountCharacters()
    {
        var grammar = Compiled.Of(builder => builder.InJsonString(builder.Repeat(builder.AnyChar, 2, 3)));

        Assert.False(grammar.Accepts("😀"));
        Assert.True(grammar.Accepts("😀\\n"));
        Assert.True(grammar.Accepts("éé\\u0001"));
        Assert.False(grammar.Accepts("abcd"));
    }
}
