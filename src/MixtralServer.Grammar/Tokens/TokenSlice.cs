using System.Collections.Immutable;
using System.Text;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Tokens;

/// <summary>
/// The tokens made of whole characters of a set. Where an expression lets any such characters follow, as inside a string, their
/// mask is copied and only the rest of the vocabulary is walked (after llguidance's slices). For expressions that let only a few
/// more follow there is a mask for each number of characters.
/// </summary>
internal sealed class TokenSlice
{
    private readonly ulong[][] _masks;

    public TokenSlice(Vocabulary vocabulary, CodePointSet characters, List<int> tokens)
    {
        Characters = characters;
        var lengths = tokens.Select(token => (Token: token, Length: CharactersIn(vocabulary.Bytes(token)))).ToList();
        LengthMax = lengths.Max(entry => (int?)entry.Length) ?? 0;
        _masks = new ulong[LengthMax + 1][];
        for (var length = 0; length <= LengthMax; length++)
        {
            _masks[length] = new ulong[vocabulary.MaskWords];
            foreach (var (token, _) in lengths.Where(entry => entry.Length > 0 && entry.Length <= length))
                _masks[length][token >> 6] |= 1UL << (token & 63);
        }

        Rest = new TokenTrie(lengths.Where(entry => entry.Length == 0).Select(entry => entry.Token), vocabulary.Bytes);
    }

    /// <summary>
    /// The sets with a slice, a larger one before those within it: any characters, those that stand for themselves in a JSON
    /// string, and those of names.
    /// </summary>
    public static ImmutableArray<CodePointSet> Kinds { get; } =
    [
        CodePointSet.All,
        JsonStringText.Plain,
        CodePointSet.Of([new('0', '9'), new('A', 'Z'), new('a', 'z'), new('_', '_'), new('-', '-')]),
    ];

    public CodePointSet Characters { get; }

    /// <summary>Characters of its longest token.</summary>
    public int LengthMax { get; }

    /// <summary>All other tokens.</summary>
    public TokenTrie Rest { get; }

    /// <summary>The tokens of at most so many characters.</summary>
    public ReadOnlySpan<ulong> Mask(int length) => _masks[Math.Min(length, LengthMax)];

    // Zero where it is not made of whole characters of the set.
    private int CharactersIn(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        while (!bytes.IsEmpty)
        {
            var whole = Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done;
            if (!whole || !Characters.Contains(rune.Value)) return 0;
            bytes = bytes[used..];
            count++;
        }

        return count;
    }
}
