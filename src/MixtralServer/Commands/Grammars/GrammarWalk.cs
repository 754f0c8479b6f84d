using System.Text;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Commands.Grammars;

/// <summary>
/// Random texts of a grammar: token by token, each drawn from those that the mask allows. Tokens that close something are likelier
/// than others, and the longer a text gets the more so, and readable tokens are likelier than the rest.
/// </summary>
/// <param name="grammar">The grammar.</param>
/// <param name="random">What is drawn with.</param>
internal sealed class GrammarWalk(CompiledGrammar grammar, Random random)
{
    /// <summary>The most tokens of a text.</summary>
    public const int TokensMax = 1_000;

    // So many tokens may do what they like; then what is open is closed.
    private const int FreeTokens = 150;
    private const double ClosingShare = 0.3;
    private const double LateClosingShare = 0.95;
    private const double ReadableShare = 0.9;
    private const double EndShare = 0.5;

    private readonly ulong[] _mask = new ulong[grammar.Vocabulary.MaskWords];
    private readonly List<int> _closing = []; // all three bounded by the vocabulary
    private readonly List<int> _readable = [];
    private readonly List<int> _others = [];

    /// <summary>Draws one text.</summary>
    /// <returns>The text, or null where it did not end within <see cref="TokensMax"/> tokens.</returns>
    /// <exception cref="GrammarException">A step takes more work than it may, or no token may follow, which is a fault of the compiler.</exception>
    public string? Next()
    {
        var matcher = grammar.CreateMatcher();
        List<byte> text = [];
        for (var count = 0; count < TokensMax; count++)
        {
            if (matcher.MustEnd || (matcher.IsComplete && random.NextDouble() < EndShare)) return Encoding.UTF8.GetString([.. text]);
            if (!matcher.TryFillMask(_mask)) throw new GrammarException(matcher.Problem ?? "a step takes too much work");
            var token = Draw(count < FreeTokens ? ClosingShare : LateClosingShare)
                ?? throw new GrammarException($"nothing may follow: {Encoding.UTF8.GetString([.. text])}");
            text.AddRange(grammar.Vocabulary.Bytes(token));
            if (matcher.TryAccept(token) != MatchResult.Accepted)
                throw new GrammarException($"a token that the mask allows is refused: {Encoding.UTF8.GetString([.. text])}");
        }

        return null;
    }

    private int? Draw(double closingShare)
    {
        Sort();
        List<int>[] byChance = random.NextDouble() < closingShare ? [_closing, _readable, _others]
            : random.NextDouble() < ReadableShare ? [_readable, _closing, _others]
            : [_others, _readable, _closing];
        return byChance.FirstOrDefault(tokens => tokens.Count > 0) is { } tokens ? tokens[random.Next(tokens.Count)] : null;
    }

    private void Sort()
    {
        _closing.Clear();
        _readable.Clear();
        _others.Clear();
        for (var token = 0; token < grammar.Vocabulary.Size; token++)
        {
            if ((_mask[token >> 6] >> (token & 63) & 1) != 0 && grammar.Vocabulary.KindOf(token) != TokenKind.End)
                ListOf(grammar.Vocabulary.Bytes(token)).Add(token);
        }
    }

    private List<int> ListOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [(byte)'"' or (byte)',' or (byte)']' or (byte)'}']) return _closing;
        foreach (var value in bytes)
        {
            if (value is < 0x20 or > 0x7E) return _others;
        }

        return _readable;
    }
}
