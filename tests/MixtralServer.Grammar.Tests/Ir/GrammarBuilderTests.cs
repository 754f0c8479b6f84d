using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.Ir;

public sealed class GrammarBuilderTests
{
    [Fact]
    public void Build_UndefinedRule_IsRefused()
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);
        var rule = builder.DeclareRule("value");

        var problem = Assert.Throws<GrammarException>(() => builder.Build(rule));

        Assert.Contains("value", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_UnpairedSurrogate_IsRefused()
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);

        Assert.Throws<GrammarException>(() => builder.Text("a\uD800b"));
    }

    [Fact]
    public void Add_PastTheLimit_IsRefused()
    {
        var builder = new GrammarBuilder(GrammarLimits.Default with { ExpressionsMax = 3 });
        builder.Text("a");
        builder.Text("b");
        builder.Text("c");

        Assert.Throws<GrammarException>(() => builder.Text("d"));
    }

    [Fact]
    public void Except_SomeKeys_LeavesTheOthers()
    {
        var grammar = Compiled.Of(builder => builder.Except(
            builder.Repeat(builder.Chars(CodePointSet.Range('a', 'z')), 1, 5),
            builder.Choice(builder.Text("name"), builder.Text("id"))));

        Assert.False(grammar.Accepts("name"));
        Assert.False(grammar.Accepts("id"));
        Assert.True(grammar.Accepts("nam"));
        Assert.True(grammar.Accepts("names"));
        Assert.False(grammar.Accepts("Name"));
    }

    [Fact]
    public void Intersect_WithoutCommonText_MatchesNothing()
    {
        var problem = Assert.Throws<GrammarException>(() => Compiled.Of(builder => builder.Intersect(
            builder.Repeat(builder.Text("a"), 3, 5), builder.Repeat(builder.Text("a"), 6, null))));

        Assert.Contains("no text", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Intersect_DeadEnd_IsSeenBeforeItIsReached()
    {
        // Both sides go on for a while after an x, but never come to a common end.
        var grammar = Compiled.Of(builder => builder.Choice(
            builder.Text("ok"),
            builder.Intersect(
                builder.Sequence(builder.Text("x"), builder.Repeat(builder.Text("aa"), 1, 5), builder.Text("b")),
                builder.Sequence(builder.Text("xa"), builder.Repeat(builder.Text("aa"), 1, 5), builder.Text("b")))));

        Assert.True(grammar.Accepts("ok"));
        Assert.False(grammar.Begins("x"u8.ToArray()));
    }

    [Fact]
    public void Intersect_OfARecursiveRule_IsRefused()
    {
        var problem = Assert.Throws<GrammarException>(() => Compiled.Of(builder =>
        {
            var rule = builder.DeclareRule("nested");
            builder.Define(rule, builder.Choice(builder.Text("x"), builder.Sequence(builder.Text("("), rule, builder.Text(")"))));
            return builder.Complement(rule);
        }));

        Assert.Contains("recursive", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sequence_SharedDeeply_TakesNoMoreSpaceThanItsParts()
    {
        // 2^60 characters, from 60 expressions.
        var grammar = Compiled.Of(builder =>
        {
            var text = builder.Text("a");
            for (var i = 0; i < 60; i++) text = builder.Sequence(text, text);
            return text;
        });

        Assert.True(grammar.Begins("aaaaaaaaaaaaaaaaaaaaaaaaaaa"u8.ToArray()));
    }
}
