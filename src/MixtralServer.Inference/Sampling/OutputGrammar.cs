using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Matching;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Sampling;

/// <summary>Keeps one sequence's output within a grammar. Used by one thread at a time.</summary>
internal sealed class OutputGrammar
{
    private const int BitsPerWord = 64;

    private readonly GrammarMatcher _matcher;
    private readonly ForcedText? _forcedText;
    private readonly ulong[] _mask;
    private readonly MaskAhead _ahead;

    /// <param name="grammar">Shared between the sequences that ask for it.</param>
    /// <param name="forcedText">Writes what must come; null where every token is drawn.</param>
    public OutputGrammar(CompiledGrammar grammar, ForcedText? forcedText = null)
    {
        (_matcher, _forcedText) = (grammar.CreateMatcher(), forcedText);
        _mask = new ulong[grammar.Vocabulary.MaskWords];
        _ahead = new MaskAhead(_matcher, _mask);
    }

    /// <summary>Whether the output is complete and nothing may follow.</summary>
    public bool MustEnd => _matcher.MustEnd && !_matcher.IsFinished;

    /// <summary>Why the output cannot go on; null while it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes text that the output begins with before anything is drawn.</summary>
    /// <returns>False where it does not conform, or takes more work than a grammar may.</returns>
    public bool TryBegin(ReadOnlySpan<byte> text) => _matcher.TryAcceptBytes(text) == MatchResult.Accepted;

    /// <summary>
    /// Finds out what may come next while the next step is computed. Until <see cref="TryApply"/> nothing else may be asked.
    /// </summary>
    public void LookAhead() => _ahead.Offer();

    /// <summary>Makes impossible what may not come next.</summary>
    /// <param name="logits">One per vocabulary entry.</param>
    /// <returns>False where that would take more work than a grammar may.</returns>
    public bool TryApply(Span<float> logits)
    {
        if (!_ahead.Take())
        {
            Problem = _matcher.Problem;
            return false;
        }

        for (var word = 0; word < _mask.Length; word++) Apply(_mask[word], logits[(word * BitsPerWord)..]);
        return true;
    }

    /// <summary>Takes the token that was drawn.</summary>
    /// <returns>False where that would take more work than a grammar may.</returns>
    public bool TryAccept(TokenId token)
    {
        var isAccepted = _matcher.TryAccept(token.Value) == MatchResult.Accepted;
        if (!isAccepted) Problem = _matcher.Problem ?? $"token {token.Value} does not conform";
        return isAccepted;
    }

    /// <summary>Takes the tokens that must come after the one that was accepted last.</summary>
    /// <param name="last">The token accepted last.</param>
    /// <param name="onlyDrawn">Tokens that must be drawn: none is taken from the first of these on.</param>
    /// <returns>Perhaps none.</returns>
    public ReadOnlySpan<TokenId> TakeForced(TokenId last, HashSet<int> onlyDrawn)
    {
        if (_forcedText is null) return [];
        var bytes = _matcher.ForcedBytes(ForcedText.BytesMax);
        if (bytes.Length < ForcedText.BytesMin) return [];
        var tokens = _forcedText.Encode(bytes, last);
        int[] usable = [.. tokens.Select(token => token.Value).TakeWhile(token => !onlyDrawn.Contains(token))];
        return tokens.AsSpan(0, CertainTokens.Take(_matcher, usable));
    }

    private static void Apply(ulong allowed, Span<float> logits)
    {
        if (allowed == ulong.MaxValue) return;
        logits = logits[..Math.Min(BitsPerWord, logits.Length)];
        if (allowed == 0)
        {
            logits.Fill(float.NegativeInfinity);
            return;
        }

        for (var bit = 0; bit < logits.Length; bit++)
        {
            if (((allowed >> bit) & 1) == 0) logits[bit] = float.NegativeInfinity;
        }
    }
}
