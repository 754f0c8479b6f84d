using System.Buffers.Binary;
using System.Text;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Chat.Tests.Fakes;

/// <summary>
/// SentencePiece BPE as Mistral's tokenizer files ask for it: dummy prefix, no normalisation, byte fallback, always
/// merging the neighbours whose joint piece scores best. Slow and simple.
/// </summary>
internal sealed class SentencePieceTokenizer : ITokenizer
{
    private const int Control = 3;
    private const int Byte = 6;
    private readonly List<(string Text, float Score, int Kind)> _pieces = [];
    private readonly Dictionary<string, int> _ids = [];

    /// <summary>Reads a tokenizer file from the shared data, or skips the test where there is none.</summary>
    public static SentencePieceTokenizer LoadOrSkip(string name)
    {
        var path = SharedFiles.FindOrSkip($"data/mistral/{name}");
        return new SentencePieceTokenizer(File.ReadAllBytes(path));
    }

    private SentencePieceTokenizer(ReadOnlySpan<byte> file)
    {
        foreach (var (field, bytes) in new ProtobufFields(file.ToArray()).Read())
        {
            if (field == 1)
                AddPiece(bytes);
        }
    }

    public int VocabularySize => _pieces.Count;

    public TokenId? BeginOfSequence => new TokenId(1);

    public TokenId? EndOfSequence => new TokenId(2);

    public TokenId? FindControl(string piece) =>
        _ids.TryGetValue(piece, out var id) && _pieces[id].Kind == Control ? new TokenId(id) : null;

    public TokenId[] Encode(string text)
    {
        return text.Length == 0 ? [] : EncodeContinuation(" " + text);
    }

    public TokenId[] EncodeContinuation(string text)
    {
        List<string> parts = [.. text.Replace(' ', '▁').EnumerateRunes().Select(rune => rune.ToString())];
        while (BestMerge(parts) is { } at)
        {
            parts[at] += parts[at + 1];
            parts.RemoveAt(at + 1);
        }
        return [.. parts.SelectMany(Ids)];
    }

    public ReadOnlySpan<byte> Bytes(TokenId token) =>
        Encoding.UTF8.GetBytes(_pieces[token.Value].Text.Replace('▁', ' '));

    public bool IsByte(TokenId token) => _pieces[token.Value].Kind == Byte;

    public string? ControlText(TokenId token) =>
        _pieces[token.Value].Kind == Control ? _pieces[token.Value].Text : null;

    public bool IsEndOfGeneration(TokenId token) => token == EndOfSequence;

    /// <summary>The pieces joined, as mistral-common's samples show prompts.</summary>
    public string Show(IEnumerable<TokenId> tokens) => string.Concat(tokens.Select(token => _pieces[token.Value].Text));

    private void AddPiece(byte[] bytes)
    {
        (string Text, float Score, int Kind) piece = ("", 0, 1);
        foreach (var (field, value) in new ProtobufFields(bytes).Read())
        {
            piece = field switch
            {
                1 => piece with { Text = Encoding.UTF8.GetString(value) },
                2 => piece with { Score = BinaryPrimitives.ReadSingleLittleEndian(value) },
                3 => piece with { Kind = value[0] },
                _ => piece,
            };
        }
        _ids.TryAdd(piece.Text, _pieces.Count);
        _pieces.Add(piece);
    }

    private int? BestMerge(List<string> parts)
    {
        int? best = null;
        var bestScore = float.NegativeInfinity;
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            if (!_ids.TryGetValue(parts[i] + parts[i + 1], out var id) || _pieces[id].Kind != 1)
                continue;
            if (_pieces[id].Score > bestScore)
                (best, bestScore) = (i, _pieces[id].Score);
        }
        return best;
    }

    private IEnumerable<TokenId> Ids(string part) => _ids.TryGetValue(part, out var id) && _pieces[id].Kind == 1
        ? [new TokenId(id)]
        : Encoding.UTF8.GetBytes(part).Select(b => new TokenId(ByteId(b)));

    private int ByteId(byte value)
    {
        var id = _ids[$"<0x{value:X2}>"];
        return _pieces[id].Kind == Byte ? id : throw new InvalidOperationException("not a byte piece");
    }
}
