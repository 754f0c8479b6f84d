using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Patterns;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.Matching;

/// <summary>Every mask equals, bit for bit, what trying each token on its own gives.</summary>
public sealed class MaskOracleTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 150)];

    public static TheoryData<string> Grammars =>
    [
        GrammarTexts.Json, GrammarTexts.Expression, GrammarTexts.TokenCalls,
        "root ::= \"\\\"\" [^\"\\\\\\x00-\\x1F]{0,30} \"\\\"\"",
        "root ::= \"\\\"\" [^\"\\\\\\x00-\\x1F]{3,7} \"\\\"\" \",\"?",
        "root ::= .*",
        "root ::= [a-c]{1,40} [\"]",
        "root ::= (\"a\"{0,40}){0,40}",
        "root ::= (\"[\" [^\\]]{0,20} \"]\"){0,12}",
        "root ::= \"[\" item (\",\" item){2,30} \"]\"\nitem ::= [a-z ]* \"x\" item? \"1\"",
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mask_RandomGrammar_EqualsBruteForce(int seed)
    {
        CompiledGrammar grammar;
        try
        {
            grammar = Compiled.From(RandomGrammar.Make(seed, sets: true));
        }
        catch (GrammarException)
        {
            return; // left-recursive, or without any text
        }

        for (var walk = 0; walk < 4; walk++) MaskOracle.CheckWalk(grammar, seed + walk, steps: 15, mayGiveUp: true);
    }

    [Theory]
    [MemberData(nameof(Grammars))]
    public void Mask_KnownGrammar_EqualsBruteForce(string text)
    {
        var grammar = Compiled.Gbnf(text);

        for (var walk = 0; walk < 8; walk++) MaskOracle.CheckWalk(grammar, walk, steps: 40);
    }

    [SkippableTheory]
    [MemberData(nameof(Grammars))]
    public void Mask_MistralVocabulary_EqualsBruteForce(string text)
    {
        var grammar = Compiled.Gbnf(text, TestVocabulary.MistralOrSkip());

        MaskOracle.CheckWalk(grammar, seed: 5, steps: 12);
    }

    [Fact]
    public void Mask_TinyCache_EqualsBruteForce()
    {
        var cache = new MaskCache(2_000);

        MaskOracle.CheckWalk(Compiled.Gbnf(GrammarTexts.Json, masks: cache), seed: 1, steps: 60);

        Assert.InRange(cache.Bytes, 0, 2_000);
    }

    [Theory]
    [InlineData("^[a-c]{2,4}$", 0, 100)]
    [InlineData("b", 2, 60)]
    [InlineData("^(a|b,)*$", 30, 50)]
    [InlineData("^\\S+ .*$", 0, 12)]
    public void Mask_PatternWithLength_EqualsBruteForce(string pattern, int min, int max)
    {
        var grammar = Compiled.Of(builder => builder.Sequence(
            builder.Text("\""),
            builder.InJsonString(builder.Intersect(builder.Regex(pattern), builder.Repeat(builder.AnyChar, min, max))),
            builder.Text("\"")));

        for (var walk = 0; walk < 4; walk++) MaskOracle.CheckWalk(grammar, walk, steps: 25);
    }
}
