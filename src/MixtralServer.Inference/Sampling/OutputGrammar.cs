using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Matching;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Sampling;

/// <summary>Keeps one sequence's output within a grammar. Used by one thread at a time.</summary>
/// <param name="grammar">Shared between the sequences that ask for it.</param>
internal sealed class OutputGrammar(CompiledGrammar grammar)
{
    private const int BitsPerWord = 64;

    private readonly GrammarMatcher _matcher = grammar.CreateMatcher();
    private readonly ulong[] _mask = new ulong[grammar.Vocabulary.MaskWords];

    /// <summary>Whether the output is complete and nothing may follow.</summary>
    public bool MustEnd => _matcher.MustEnd && !_matcher.IsFinished;

    /// <summary>Why the output cannot go on; null while it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Makes impossible what may not come next.</summary>
    /// <param name="logits">One per vocabulary entry.</param>
    /// <returns>False where that would take more work than a grammar may.</returns>
    public bool TryApply(Span<float> logits)
    {
        if (!_matcher.TryFillMask(_mask))
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
