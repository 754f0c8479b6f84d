using System.Numerics;

namespace MixtralServer.Grammar.Matching;

/// <summary>A mask that was found, in the smaller of two forms; or the word that more of the stack decides.</summary>
internal sealed class MaskEntry
{
    // Of an entry with its key and its place in the cache, roughly.
    private const int OwnBytes = 200;

    private readonly ulong[]? _words;
    private readonly int[]? _tokens;

    private MaskEntry(ulong[]? words, int[]? tokens) => (_words, _tokens) = (words, tokens);

    /// <summary>Whether the key must say more before there is a mask.</summary>
    public bool Deeper => _words is null && _tokens is null;

    /// <summary>Whether it was asked for since the cache last looked.</summary>
    public bool Used { get; set; } = true;

    public int Bytes => OwnBytes + (8 * (_words?.Length ?? 0)) + (4 * (_tokens?.Length ?? 0));

    public static MaskEntry NeedsMore() => new(null, null);

    public static MaskEntry Of(ReadOnlySpan<ulong> mask)
    {
        var count = 0;
        foreach (var word in mask) count += BitOperations.PopCount(word);
        if (count >= mask.Length) return new MaskEntry(mask.ToArray(), null);
        var tokens = new int[count];
        var at = 0;
        for (var i = 0; i < mask.Length; i++)
        {
            for (var word = mask[i]; word != 0; word &= word - 1)
                tokens[at++] = (i * 64) + BitOperations.TrailingZeroCount(word);
        }

        return new MaskEntry(null, tokens);
    }

    public void CopyTo(Span<ulong> mask)
    {
        if (_words is not null)
        {
            _words.CopyTo(mask);
            return;
        }

        mask.Clear();
        foreach (var token in _tokens!) mask[token >> 6] |= 1UL << (token & 63);
    }
}
