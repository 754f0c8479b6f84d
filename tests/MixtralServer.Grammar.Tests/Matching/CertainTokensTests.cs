using System.Text;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Tests.Matching;

/// <summary>Which of the tokens that write forced text leave the model no better token.</summary>
public sealed class CertainTokensTests
{
    private static readonly string[] Pieces = ["a", "b", "c", "x", "y", " ", ":", "\"", "ab", "\":", "\": ", " x", " \"", "bcx", "\"y"];

    [Theory]
    [InlineData("root ::= \"abc:\" [xy]", "ab c :", 3)]
    [InlineData("root ::= \"abc\" [xy]", "a b c", 1)]           // b and c may still be bcx
    [InlineData("root ::= \"abc\" \"y\"", "a b c", 3)]          // bcx does not conform
    [InlineData("root ::= \"a\\\":\" (\" x\" | \" \\\"\")", "a \": ␣", 2)]
    [InlineData("root ::= \"a\\\":\" (\"x\" | \" \\\"\")", "a \":", 1)]
    [InlineData("root ::= \"a\" [bc]", "b", 0)]                 // does not conform at all
    [InlineData("root ::= \"ab\"", "a b", 2)]
    [InlineData("root ::= \"ab\" | \"abcx\"", "a b", 1)]        // may end, or go on as bcx
    public void Take_TokensOfForcedText_StopsWhereAnotherTokenSpansTheEnd(string grammar, string tokens, int taken)
    {
        var vocabulary = new Vocabulary(Pieces.Select(piece => new VocabularyToken(TokenKind.Text, Encoding.UTF8.GetBytes(piece), null)));
        var compiler = new GrammarCompiler(vocabulary, new MaskCache(MaskCache.BytesDefault), GrammarLimits.Default);
        var matcher = compiler.Compile(GbnfParser.Parse(grammar, _ => null, GrammarLimits.Default), CancellationToken.None).CreateMatcher();
        int[] ids = [.. tokens.Split(' ').Select(token => Array.IndexOf(Pieces, token.Replace('␣', ' ')))];

        Assert.Equal(taken, CertainTokens.Take(matcher, ids));

        var text = string.Concat(ids[..taken].Select(id => Pieces[id]));
        var other = compiler.Compile(GbnfParser.Parse(grammar, _ => null, GrammarLimits.Default), CancellationToken.None).CreateMatcher();
        Assert.Equal(MatchResult.Accepted, other.TryAcceptBytes(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(MaskOf(other, vocabulary), MaskOf(matcher, vocabulary));
    }

    private static ulong[] MaskOf(GrammarMatcher matcher, Vocabulary vocabulary)
    {
        var mask = new ulong[vocabulary.MaskWords];
        Assert.True(matcher.TryFillMask(mask));
        return mask;
    }
}
