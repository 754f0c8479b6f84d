using System.Text;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Tests.Fakes;

/// <summary>Short ways to compiled grammars and questions about them.</summary>
internal static class Compiled
{
    public static CompiledGrammar Gbnf(
        string text, Vocabulary? vocabulary = null, MaskCache? masks = null, GrammarLimits? limits = null)
    {
        var find = (vocabulary ?? TestVocabulary.Small).Find;
        var grammar = GbnfParser.Parse(text, find, limits ?? GrammarLimits.Default);
        return From(grammar, vocabulary, masks, limits);
    }

    public static CompiledGrammar Of(Func<GrammarBuilder, Expr> build, Vocabulary? vocabulary = null, GrammarLimits? limits = null)
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);
        return From(builder.Build(build(builder)), vocabulary, limits: limits);
    }

    public static CompiledGrammar From(
        GrammarDefinition grammar, Vocabulary? vocabulary = null, MaskCache? masks = null, GrammarLimits? limits = null,
        CancellationToken cancellation = default)
    {
        var compiler = new GrammarCompiler(
            vocabulary ?? TestVocabulary.Small,
            masks ?? new MaskCache(MaskCache.BytesDefault),
            limits ?? GrammarLimits.Default);
        return compiler.Compile(grammar, cancellation);
    }

    public static bool Accepts(this CompiledGrammar grammar, string text) => grammar.Accepts(Encoding.UTF8.GetBytes(text));

    public static bool Accepts(this CompiledGrammar grammar, byte[] text)
    {
        var matcher = grammar.CreateMatcher();
        return matcher.TryAcceptBytes(text) == MatchResult.Accepted && matcher.IsComplete;
    }

    public static bool Begins(this CompiledGrammar grammar, byte[] text)
        => grammar.CreateMatcher().TryAcceptBytes(text) == MatchResult.Accepted;

    public static ulong[] Mask(this GrammarMatcher matcher, Vocabulary vocabulary)
    {
        var mask = new ulong[vocabulary.MaskWords];
        Assert.True(matcher.TryFillMask(mask), matcher.Problem);
        return mask;
    }

    public static bool Allows(this ulong[] mask, int token) => (mask[token >> 6] >> (token & 63) & 1) != 0;

    public static List<int> Tokens(this ulong[] mask)
        => [.. Enumerable.Range(0, mask.Length * 64).Where(token => mask.Allows(token))];
}
