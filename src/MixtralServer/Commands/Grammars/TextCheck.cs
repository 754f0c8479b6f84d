using System.Text;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Matching;

namespace MixtralServer.Commands.Grammars;

/// <summary>Where a text stops conforming to a grammar.</summary>
internal static class TextCheck
{
    private const int QuoteLengthMax = 20;

    /// <summary>Checks a text.</summary>
    /// <returns>What is wrong and where, as a sentence; null where the text conforms.</returns>
    /// <exception cref="GrammarException">The grammar cannot be used, or the text takes more work than a step may.</exception>
    public static string? Fault(GrammarDefinition grammar, string text)
    {
        var compiler = new GrammarCompiler(ByteVocabulary.Create(), new MaskCache(MaskCache.BytesDefault), GrammarLimits.Default);
        var matcher = compiler.Compile(grammar, CancellationToken.None).CreateMatcher();
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var result = matcher.TryAcceptBytes(Encoding.UTF8.GetBytes(rune.ToString()));
            if (result == MatchResult.Exhausted) throw new GrammarException(matcher.Problem ?? "the text takes too much work");
            if (result == MatchResult.Refused) return $"It stops conforming at {Place(text, position)}: {Quote(text[position..])}";
            position += rune.Utf16SequenceLength;
        }

        return matcher.IsComplete ? null : "It conforms as far as it goes, but is not complete.";
    }

    private static string Place(string text, int position)
    {
        var line = text.AsSpan(0, position).Count('\n') + 1;
        var column = position - (text.LastIndexOf('\n', Math.Max(position - 1, 0), position) + 1) + 1;
        return $"line {line}, column {column}";
    }

    private static string Quote(string rest) => rest.Length <= QuoteLengthMax ? rest : $"{rest[..QuoteLengthMax]}…";
}
