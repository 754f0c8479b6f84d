using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.Gbnf;

public sealed class GbnfParserTests
{
    [Theory]
    [InlineData("root ::= \"a\" | \"b\"", "b", true)]
    [InlineData("root ::= \"a\" # comment | \"b\"\n", "b", false)]
    [InlineData("root ::=\n  # first\n  \"a\" |\n  \"b\"", "b", true)]
    [InlineData("root ::= \"a\"\n  | \"b\"\nx ::= \"c\"", "b", true)]
    [InlineData("root ::= (\"a\"\n \"b\"\n)+", "abab", true)]
    [InlineData("root ::= \"a\"{2,3} [0-9]{1} \"x\"{0,}", "aa5xxx", true)]
    [InlineData("root ::= \"a\"{2,3}", "aaaa", false)]
    [InlineData("root ::= \"ab\"* x?\nx ::= [^a-z\\n]", "ababX", true)]
    [InlineData("root ::= [^a-z\\n]", "\n", false)]
    [InlineData("root ::= \"\\x41\\u00e9\\U0001F600\\n\\t\\r\\\\\\\"\\[\\]\"", "Aé😀\n\t\r\\\"[]", true)]
    [InlineData("root ::= [\\]\\x2D-]+", "]--", true)]
    [InlineData("root ::= . .", "😀\n", true)]
    [InlineData("root ::= (\"x\"*)*", "xxx", true)]
    [InlineData("root ::= \"\"", "", true)]
    [InlineData("root ::= \"a\"{2}{2}", "aaaa", true)]
    [InlineData("root ::= a-b\na-b ::= \"c\"", "c", true)]
    [InlineData("root ::= \"(\" root \")\" | \"x\"", "((x))", true)]
    [InlineData("root ::= \"(\" root \")\" | \"x\"", "((x)", false)]
    [InlineData("root ::= list\nlist ::= \"a\" (\",\" list)?", "a,a,a", true)]
    public void Parse_Dialect_MatchesAsDocumented(string grammar, string text, bool matches)
        => Assert.Equal(matches, Compiled.Gbnf(grammar).Accepts(text));

    [Theory]
    [InlineData("root ::= \"a", "line 1, column 10: this text does not end")]
    [InlineData("root ::= [a", "line 1, column 10: this class does not end")]
    [InlineData("root ::= (\"a\"\n", "line 1, column 10: this group is not closed")]
    [InlineData("root ::= \"a\")", "line 1, column 13: there is no group to close")]
    [InlineData("root ::= \"a\"\nx = \"b\"", "line 2, column 3: ::= must follow")]
    [InlineData("root ::= \"a\"\n\n  ::= \"b\"", "line 3, column 3: the name of a rule")]
    [InlineData("root ::= a b\na ::= \"a\"", "line 1, column 12: the rule b is not defined")]
    [InlineData("x ::= \"a\"", "there is no rule named root")]
    [InlineData("root ::= \"a\"\nroot ::= \"b\"", "line 2, column 1: the rule root is defined twice")]
    [InlineData("root ::= \"\\q\"", "line 1, column 11: an unknown escape")]
    [InlineData("root ::= \"\\uD800\"", "line 1, column 11: not a character")]
    [InlineData("root ::= \"\\xZ1\"", "line 1, column 11: not a character")]
    [InlineData("root ::= [z-a]", "line 1, column 11: this range is in the wrong order")]
    [InlineData("root ::= \"a\"{3,2}", "line 1, column 13: the bounds")]
    [InlineData("root ::= \"a\"{x}", "line 1, column 14: a number must come here")]
    [InlineData("root ::= \"a\"{99999999999}", "too large")]
    [InlineData("root ::= *", "line 1, column 10: this does not begin")]
    [InlineData("root ::= <nope>", "line 1, column 10: the model has no special token <nope>")]
    [InlineData("root ::= <[70000]>", "the model has no token 70000")]
    [InlineData("root ::= root \"a\" | \"b\"", "the rule root is left-recursive")]
    [InlineData("root ::= a\na ::= b? c\nb ::= \"b\"\nc ::= a \"x\" | \"y\"", "left-recursive")]
    [InlineData("root ::= \"a\" root", "matches no text at all")]
    [InlineData("", "there is no rule named root")]
    public void Parse_Mistake_SaysWhereAndWhat(string grammar, string message)
    {
        var problem = Assert.Throws<GrammarException>(() => Compiled.Gbnf(grammar));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeepNesting_IsRefusedInsteadOfOverflowing()
    {
        var grammar = "root ::= " + new string('(', 60_000) + "\"a\"" + new string(')', 60_000);

        var problem = Assert.Throws<GrammarException>(() => Compiled.Gbnf(grammar));

        Assert.Contains("nested too deeply", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooLong_IsRefused()
        => Assert.Throws<GrammarException>(() => GbnfParser.Parse(
            new string(' ', 2 << 20), _ => null, GrammarLimits.Default));
}
