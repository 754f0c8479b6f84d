using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Tests.Fakes;

/// <summary>Masks by trying every token on its own, without trie, slices, small counters or a cache.</summary>
internal static class MaskOracle
{
    /// <summary>Null where trying a token takes more than is allowed: then there is no saying whether it fits.</summary>
    public static ulong[]? Mask(GrammarMatcher matcher, Vocabulary vocabulary)
    {
        var mask = new ulong[vocabulary.MaskWords];
        var here = matcher.Save();
        var pieces = Enumerable.Range(0, vocabulary.Size)
            .Where(token => vocabulary.KindOf(token) == TokenKind.Text && vocabulary.Bytes(token).Length == 1)
            .Select(token => vocabulary.Bytes(token)[0])
            .ToHashSet();
        for (var token = 0; token < vocabulary.Size; token++)
        {
            if (IsRedundant(vocabulary, pieces, token)) continue;
            var result = matcher.TryAccept(token);
            if (result == MatchResult.Exhausted) return null;
            if (result == MatchResult.Refused) continue;
            mask[token >> 6] |= 1UL << (token & 63);
            matcher.Restore(here);
        }

        return mask;
    }

    /// <summary>Walks at random through a grammar, comparing masks at each step.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="seed">Of the walk.</param>
    /// <param name="steps">Tokens, where the text does not end before.</param>
    /// <param name="mayGiveUp">Whether the walk may end where a step turns out to cost more than the limits allow.</param>
    public static void CheckWalk(CompiledGrammar grammar, int seed, int steps, bool mayGiveUp = false)
    {
        var random = new Random(seed);
        var vocabulary = grammar.Vocabulary;
        var (matcher, oracle) = (grammar.CreateMatcher(), grammar.CreateMatcher());
        for (var step = 0; step < steps && !matcher.IsFinished; step++)
        {
            var mask = new ulong[vocabulary.MaskWords];
            var filled = matcher.TryFillMask(mask);
            var expected = Mask(oracle, vocabulary);
            if (mayGiveUp && (!filled || expected is null)) return;
            Assert.True(filled, matcher.Problem);
            Assert.True(expected is not null, oracle.Problem);
            Assert.True(mask.AsSpan().SequenceEqual(expected), Difference(vocabulary, mask, expected, seed, step));

            var tokens = mask.Tokens();
            if (tokens.Count == 0) Assert.Fail($"nothing may follow after step {step} of seed {seed}");
            var token = tokens[random.Next(tokens.Count)];
            Assert.Equal(MatchResult.Accepted, matcher.TryAccept(token));
            Assert.Equal(MatchResult.Accepted, oracle.TryAccept(token));
        }
    }

    private static bool IsRedundant(Vocabulary vocabulary, HashSet<byte> pieces, int token)
        => vocabulary.KindOf(token) == TokenKind.Byte && pieces.Contains(vocabulary.Bytes(token)[0]);

    private static string Difference(Vocabulary vocabulary, ulong[] mask, ulong[] expected, int seed, int step)
    {
        var missing = expected.Tokens().Except(mask.Tokens()).Take(5).Select(Show);
        var extra = mask.Tokens().Except(expected.Tokens()).Take(5).Select(Show);
        return $"seed {seed}, step {step}: missing {string.Join(' ', missing)}; extra {string.Join(' ', extra)}";

        string Show(int token) => $"{token}:{Convert.ToHexString(vocabulary.Bytes(token))}";
    }
}
