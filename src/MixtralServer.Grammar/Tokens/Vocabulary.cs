using System.Collections.Immutable;

namespace MixtralServer.Grammar.Tokens;

/// <summary>
/// A model's tokens as grammars need them. A byte token whose byte is also a piece of text is never in a mask, as the tokenizer
/// would not write it; it is accepted all the same. Immutable and safe for any thread; made once per model.
/// </summary>
public sealed class Vocabulary
{
    private readonly ReadOnlyMemory<byte>[] _bytes;
    private readonly TokenKind[] _kinds;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    /// <summary>Prepares a vocabulary.</summary>
    /// <param name="tokens">In the order of their ids.</param>
    public Vocabulary(IEnumerable<VocabularyToken> tokens)
    {
        var list = tokens.ToList();
        _kinds = [.. list.Select(token => token.Kind)];
        _bytes = [.. list.Select(token => IsText(token.Kind) ? token.Bytes.ToArray() : ReadOnlyMemory<byte>.Empty)];
        for (var id = 0; id < list.Count; id++)
        {
            if (list[id].Name is { } name) _names.TryAdd(name, id);
        }

        Ends = [.. Enumerable.Range(0, list.Count).Where(id => _kinds[id] == TokenKind.End)];
        var ids = Enumerable.Range(0, Size).Where(id => !_bytes[id].IsEmpty).ToList();
        var pieces = ids.Where(IsByteAsPiece).Select(id => _bytes[id].Span[0]).ToHashSet();
        Redundant = [.. ids.Where(id => _kinds[id] == TokenKind.Byte && pieces.Contains(_bytes[id].Span[0]))];
        var masked = ids.Except(Redundant).ToList();
        Trie = new TokenTrie(masked, Bytes);
        Slices = [.. TokenSlice.Kinds.Select(kind => new TokenSlice(this, kind, masked))];
    }

    /// <summary>Number of tokens.</summary>
    public int Size => _kinds.Length;

    /// <summary>Words of 64 bits in a mask.</summary>
    public int MaskWords => (Size + 63) / 64;

    /// <summary>Tokens that end the output.</summary>
    public ImmutableArray<int> Ends { get; }

    /// <summary>Byte tokens whose byte is also a piece of text.</summary>
    internal ImmutableArray<int> Redundant { get; }

    /// <summary>All tokens that masks may allow because of their text.</summary>
    internal TokenTrie Trie { get; }

    /// <summary>From the largest set of characters to the smallest.</summary>
    internal ImmutableArray<TokenSlice> Slices { get; }

    /// <summary>What a token is; special where there is no such token.</summary>
    public TokenKind KindOf(int token) => (uint)token < (uint)Size ? _kinds[token] : TokenKind.Special;

    /// <summary>The special token of a name, or null.</summary>
    public int? Find(string name) => _names.TryGetValue(name, out var id) ? id : null;

    /// <summary>The bytes of a text token; empty for others.</summary>
    public ReadOnlySpan<byte> Bytes(int token) => (uint)token < (uint)Size ? _bytes[token].Span : [];

    /// <summary>
    /// Tokens that write a text, each the longest there is: not always those that the model's own tokenizer would take.
    /// </summary>
    /// <param name="text">UTF-8.</param>
    /// <returns>Null where some byte begins no token.</returns>
    public IReadOnlyList<int>? Split(ReadOnlySpan<byte> text)
    {
        List<int> tokens = [];
        while (!text.IsEmpty)
        {
            var token = Trie.Longest(text);
            if (token < 0) return null;
            tokens.Add(token);
            text = text[_bytes[token].Length..];
        }

        return tokens;
    }

    private static bool IsText(TokenKind kind) => kind is TokenKind.Text or TokenKind.Byte;

    private bool IsByteAsPiece(int id) => _kinds[id] == TokenKind.Text && _bytes[id].Length == 1;
}
