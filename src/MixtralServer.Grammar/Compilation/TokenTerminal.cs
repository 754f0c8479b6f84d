using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Compilation;

/// <summary>
/// A set of tokens, of which one is taken whole. Tokens that end the output are never among those left by a negation, and byte
/// tokens that the tokenizer would not write are then left out of the mask, as everywhere, but accepted.
/// </summary>
internal sealed class TokenTerminal
{
    private readonly ulong[] _mask;
    private readonly ulong[] _accepted;

    public TokenTerminal(int id, IReadOnlyCollection<int> ids, bool negated, Vocabulary vocabulary)
    {
        Id = id;
        _mask = new ulong[vocabulary.MaskWords];
        foreach (var token in ids)
        {
            if ((uint)token >= (uint)vocabulary.Size)
                throw new GrammarException($"the model has no token {token}; its vocabulary has {vocabulary.Size}");
            _mask[token >> 6] |= 1UL << (token & 63);
        }

        _accepted = _mask;
        if (!negated) return;
        for (var token = 0; token < vocabulary.Size; token++) _mask[token >> 6] ^= 1UL << (token & 63);
        foreach (var end in vocabulary.Ends) _mask[end >> 6] &= ~(1UL << (end & 63));
        _accepted = [.. _mask];
        foreach (var token in vocabulary.Redundant) _mask[token >> 6] &= ~(1UL << (token & 63));
    }

    public int Id { get; }

    /// <summary>Those that masks allow.</summary>
    public ReadOnlySpan<ulong> Mask => _mask;

    public bool Contains(int token)
        => (uint)token < (uint)_accepted.Length * 64 && (_accepted[token >> 6] >> (token & 63) & 1) != 0;
}
