using System.Text;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tests.Fakes;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Tests.Matching;

public sealed class GrammarMatcherTests
{
    private static readonly Vocabulary Vocabulary = TestVocabulary.Small;

    [Fact]
    public void TryAccept_IllegalToken_ChangesNothing()
    {
        var matcher = Compiled.Gbnf("root ::= \"ab\"").CreateMatcher();
        var before = matcher.Mask(Vocabulary);

        Assert.Equal(MatchResult.Refused, matcher.TryAccept(Byte('b')));
        Assert.Equal(MatchResult.Refused, matcher.TryAccept(TestVocabulary.End));
        Assert.Equal(MatchResult.Refused, matcher.TryAccept(TestVocabulary.Tool));
        Assert.Equal(MatchResult.Refused, matcher.TryAccept(-1));
        Assert.Equal(MatchResult.Refused, matcher.TryAccept(1 << 20));
        Assert.Equal(before, matcher.Mask(Vocabulary));
    }

    [Fact]
    public void TryAccept_EndToken_OnlyWhereTheTextIsComplete()
    {
        var matcher = Compiled.Gbnf("root ::= \"a\" \"b\"?").CreateMatcher();

        Assert.False(matcher.Mask(Vocabulary).Allows(TestVocabulary.End));
        Assert.Equal(MatchResult.Accepted, matcher.TryAccept(Byte('a')));
        Assert.True(matcher.IsComplete);
        Assert.False(matcher.MustEnd);
        Assert.True(matcher.Mask(Vocabulary).Allows(TestVocabulary.End));
        Assert.Equal(MatchResult.Accepted, matcher.TryAccept(TestVocabulary.End));
        Assert.True(matcher.IsFinished);
        Assert.Empty(matcher.Mask(Vocabulary).Tokens());
        Assert.Equal(MatchResult.Refused, matcher.TryAccept(Byte('b')));
    }

    [Fact]
    public void Mask_OfAnyText_HasNoSpecialTokens()
    {
        var mask = Compiled.Gbnf("root ::= .*").CreateMatcher().Mask(Vocabulary);

        Assert.False(mask.Allows(TestVocabulary.Unknown));
        Assert.False(mask.Allows(TestVocabulary.Tool));
        Assert.True(mask.Allows(TestVocabulary.End));
    }

    [Fact]
    public void Mask_ByteTokenThatIsAlsoAPiece_IsLeftOutButAccepted()
    {
        var matcher = Compiled.Gbnf("root ::= \"a\"").CreateMatcher();

        Assert.False(matcher.Mask(Vocabulary).Allows(Byte('a')));
        Assert.Equal(MatchResult.Accepted, matcher.TryAccept(Byte('a')));
    }

    [Fact]
    public void Token_InGrammar_IsTakenWhole()
    {
        var matcher = Compiled.Gbnf("root ::= \"a\"* <[TOOL_CALLS]> \"[\" \"]\"").CreateMatcher();

        Assert.True(matcher.Mask(Vocabulary).Allows(TestVocabulary.Tool));
        Assert.Equal(MatchResult.Accepted, matcher.TryAcceptBytes("aa"u8));
        Assert.Equal(MatchResult.Accepted, matcher.TryAccept(TestVocabulary.Tool));
        Assert.False(matcher.Mask(Vocabulary).Allows(TestVocabulary.Tool));
        Assert.Equal(MatchResult.Accepted, matcher.TryAcceptBytes("[]"u8));
        Assert.True(matcher.MustEnd);
    }

    [Fact]
    public void Token_Negated_IsAnyOtherButTheEnd()
    {
        var mask = Compiled.Gbnf("root ::= !<[3]>").CreateMatcher().Mask(Vocabulary);

        Assert.Equal(Vocabulary.Size - 2 - Vocabulary.Redundant.Length, mask.Tokens().Count);
        Assert.False(mask.Allows(TestVocabulary.Tool));
        Assert.False(mask.Allows(TestVocabulary.End));
    }

    [Fact]
    public void Restore_AnEarlierState_GoesOnFromThere()
    {
        var matcher = Compiled.Gbnf(GrammarTexts.Json).CreateMatcher();
        matcher.TryAcceptBytes("{\"a\":["u8);
        var saved = matcher.Save();
        var mask = matcher.Mask(Vocabulary);

        matcher.TryAcceptBytes("[[1],2]]}"u8);
        Assert.True(matcher.IsComplete);
        matcher.Restore(saved);

        Assert.Equal(mask, matcher.Mask(Vocabulary));
        Assert.Equal(MatchResult.Accepted, matcher.TryAcceptBytes("{}]}"u8));
        Assert.True(matcher.IsComplete);
    }

    [Fact]
    public void Clone_AndOriginal_GoTheirOwnWays()
    {
        var matcher = Compiled.Gbnf(GrammarTexts.Json).CreateMatcher();
        matcher.TryAcceptBytes("[{\"a\":"u8);
        var clone = matcher.Clone();

        Assert.Equal(MatchResult.Accepted, matcher.TryAcceptBytes("[[[1]]]}]"u8));
        Assert.Equal(MatchResult.Accepted, clone.TryAcceptBytes("{\"b\":{\"c\":1}}}]"u8));
        Assert.True(matcher.IsComplete);
        Assert.True(clone.IsComplete);
    }

    [Theory]
    [InlineData("root ::= \"{\\\"name\\\": \\\"\" (\"alpha\" | \"alpine\") \"\\\"}\"", "", "{\"name\": \"alp")]
    [InlineData("root ::= \"{\\\"name\\\": \\\"\" (\"alpha\" | \"alpine\") \"\\\"}\"", "{\"name\": \"alph", "a\"}")]
    [InlineData("root ::= \"a\" \"b\"?", "", "a")]
    [InlineData("root ::= \"é\"", "", "é")]
    [InlineData("root ::= <[3]> \"a\"", "", "")]
    [InlineData("root ::= [ab]", "", "")]
    public void ForcedBytes_OneContinuation_GoesAsFarAsItLasts(string grammar, string before, string forced)
    {
        var matcher = Compiled.Gbnf(grammar).CreateMatcher();
        matcher.TryAcceptBytes(Encoding.UTF8.GetBytes(before));

        Assert.Equal(forced, Encoding.UTF8.GetString(matcher.ForcedBytes(100)));
        Assert.Equal(Math.Min(1, forced.Length), matcher.ForcedBytes(1).Length);
    }

    [Fact]
    public void Masks_OfTwoRequests_AreShared()
    {
        var cache = new MaskCache(MaskCache.BytesDefault);
        var grammar = Compiled.Gbnf("root ::= \"\\\"\" [^\"]* \"\\\"\"", masks: cache);
        grammar.CreateMatcher().Mask(Vocabulary);
        var count = cache.Count;

        grammar.CreateMatcher().Mask(Vocabulary);

        Assert.Equal(count, cache.Count);
    }

    [Fact]
    public void Masks_FarFromTheBoundOfALength_AreTheSame()
    {
        var cache = new MaskCache(MaskCache.BytesDefault);
        var grammar = Compiled.Gbnf("root ::= [a-z]{0,100000}", masks: cache);
        var matcher = grammar.CreateMatcher();
        matcher.Mask(Vocabulary);
        var count = cache.Count;
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(MatchResult.Accepted, matcher.TryAcceptBytes("a"u8));
            matcher.Mask(Vocabulary);
        }

        Assert.Equal(count, cache.Count);
    }

    private static int Byte(char value) => 4 + value;
}
