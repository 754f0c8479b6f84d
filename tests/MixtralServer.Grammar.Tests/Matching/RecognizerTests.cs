using System.Text;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tests.Fakes;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Tests.Matching;

/// <summary>Matchers accept just the texts that the definition of a grammar says, which masks alone do not show.</summary>
public sealed class RecognizerTests
{
    private static readonly string[] Pieces = ["a", "b", "ab\"", "\"", ",", "é", "[", "]", "{", "}", "x", "😀", "z"];

    [Fact]
    public void Accept_RandomGrammars_AgreesWithTheDefinition()
    {
        var matched = 0;
        for (var seed = 0; seed < 120; seed++)
        {
            var definition = RandomGrammar.Make(seed);
            if (TryCompile(definition) is not { } grammar) continue;
            var random = new Random(seed);
            foreach (var text in RandomTexts(random).Concat(Walks(grammar, random)).Where(text => text.Length < 20).Distinct())
            {
                var matcher = grammar.CreateMatcher();
                var result = matcher.TryAcceptBytes(Encoding.UTF8.GetBytes(text));
                if (result == MatchResult.Exhausted) continue;
                var expected = NaiveRecognizer.Matches(definition, text);
                var actual = result == MatchResult.Accepted && matcher.IsComplete;
                Assert.True(expected == actual, $"seed {seed}: {text} is {expected}, not {actual}");
                if (expected) matched++;
            }
        }

        Assert.InRange(matched, 500, int.MaxValue);
    }

    private static CompiledGrammar? TryCompile(GrammarDefinition definition)
    {
        try
        {
            return Compiled.From(definition);
        }
        catch (GrammarException)
        {
            return null; // left-recursive, or without any text
        }
    }

    private static IEnumerable<string> RandomTexts(Random random) => Enumerable.Range(0, 15)
        .Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Pieces[random.Next(Pieces.Length)])));

    // Complete texts that masks lead to.
    private static List<string> Walks(CompiledGrammar grammar, Random random)
    {
        var texts = new List<string>();
        for (var walk = 0; walk < 6; walk++)
        {
            var (matcher, text) = (grammar.CreateMatcher(), "");
            for (var step = 0; step < 12; step++)
            {
                if (matcher.IsComplete) texts.Add(text);
                var mask = new ulong[grammar.Vocabulary.MaskWords];
                if (!matcher.TryFillMask(mask)) break;
                var tokens = mask.Tokens().FindAll(token => grammar.Vocabulary.KindOf(token) == TokenKind.Text);
                if (tokens.Count == 0) break;
                var token = tokens[random.Next(tokens.Count)];
                if (matcher.TryAccept(token) != MatchResult.Accepted) break;
                text += Encoding.UTF8.GetString(grammar.Vocabulary.Bytes(token));
            }
        }

        return texts;
    }
}
