using System.Text;
using LLama.Native;
using MixtralServer.Inference.Ports;

namespace MixtralServer.LLama.Tokenizing;

/// <summary>The vocabulary of a loaded model, through llama.cpp's tokenizer.</summary>
internal sealed class LLamaTokenizer : ITokenizer
{
    // Characters that no vocabulary holds: they become bytes, and bytes merge with nothing. The first is tried first.
    private static readonly string[] SentinelCandidates = ["\uE0F7", "\uE1A3", "\uF5C1"];

    private readonly SafeLlamaModelHandle _model;
    private readonly TokenTable _table;
    private readonly MarkerText _markers;

    // Only set where the vocabulary puts a space in front of text.
    private readonly string _sentinel = "";
    private readonly int _sentinelTokenCount;

    public LLamaTokenizer(SafeLlamaModelHandle model)
    {
        _model = model;
        _table = new TokenTable(model);
        _markers = new MarkerText(_table.Markers);
        var vocabulary = model.Vocab;
        BeginOfSequence = vocabulary.ShouldAddBOS ? OrNull(vocabulary.BOS) : null;
        EndOfSequence = OrNull(vocabulary.EOS);
        if (HasDummyPrefix())
            (_sentinel, _sentinelTokenCount) = FindSentinel();
    }

    public int VocabularySize => _table.Count;

    public TokenId? BeginOfSequence { get; }

    public TokenId? EndOfSequence { get; }

    public TokenId[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var length = _markers.PieceLength(text);
        if (length == text.Length)
            return [.. Native(text).Select(t => new TokenId((int)t))];

        return [.. Native(text[..length]).Select(t => new TokenId((int)t)), .. EncodeContinuation(text[length..])];
    }

    public TokenId[] EncodeContinuation(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<TokenId>();
        for (int start = 0, length; start < text.Length; start += length)
        {
            length = _markers.PieceLength(text.AsSpan(start));
            var piece = Native(string.Concat(_sentinel, text.AsSpan(start, length)));
            tokens.AddRange(piece.Skip(_sentinelTokenCount).Select(t => new TokenId((int)t)));
        }

        return [.. tokens];
    }

    public TokenId? FindControl(string piece) =>
        _table.Controls.TryGetValue(piece, out var token) ? new TokenId(token) : null;

    public ReadOnlySpan<byte> Bytes(TokenId token) => _table.Bytes(token.Value);

    public bool IsByte(TokenId token) => _table.IsByte(token.Value);

    public string? ControlText(TokenId token) => _table.ControlText(token.Value);

    public bool IsEndOfGeneration(TokenId token) => _table.EndsGeneration(token.Value);

    private LLamaToken[] Native(string text) =>
        text.Length == 0 ? [] : _model.Tokenize(text, addBos: false, special: false, Encoding.UTF8);

    private bool HasDummyPrefix() => Native("a") is [var first, ..] && _table.Bytes((int)first).StartsWith(" "u8);

    private (string Sentinel, int TokenCount) FindSentinel()
    {
        foreach (var candidate in SentinelCandidates)
        {
            var tokens = Native(candidate);
            if (tokens.Length > 1 && _table.Bytes((int)tokens[^1]).Length == 1)
                return (candidate, tokens.Length);
        }

        throw new ModelLoadException("The vocabulary puts a space in front of text but has no bytes: it cannot be used.");
    }

    private static TokenId? OrNull(LLamaToken? token) => token is { } present ? new TokenId((int)present) : null;
}
