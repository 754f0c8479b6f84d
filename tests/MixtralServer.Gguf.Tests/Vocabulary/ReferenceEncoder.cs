using System.Text;
using MixtralServer.Gguf.Vocabulary;

namespace MixtralServer.Gguf.Tests.Vocabulary;

/// <summary>SentencePiece BPE in its plainest form: the best-scored merge first, leftmost of equals, bytes for the rest.</summary>
internal sealed class ReferenceEncoder
{
    private readonly TokenVocabulary _vocabulary;

    private readonly Dictionary<string, int> _ids;

    public ReferenceEncoder(TokenVocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _ids = vocabulary.Pieces
            .Select((piece, id) => (piece, id))
            .Where(entry => entry.piece.Kind is TokenKind.Normal or TokenKind.Byte)
            .ToDictionary(entry => entry.piece.Text, entry => entry.id, StringComparer.Ordinal);
    }

    public List<int> Encode(string text)
    {
        var symbols = ("▁" + text.Replace(' ', '▁')).EnumerateRunes().Select(rune => rune.ToString()).ToList();
        while (Best(symbols) is int left)
        {
            symbols[left] += symbols[left + 1];
            symbols.RemoveAt(left + 1);
        }

        return symbols.SelectMany(Ids).ToList();
    }

    private int? Best(List<string> symbols)
    {
        int? best = null;
        var bestScore = float.NegativeInfinity;
        for (var left = 0; left + 1 < symbols.Count; left++)
        {
            if (!_ids.TryGetValue(symbols[left] + symbols[left + 1], out var id))
                continue;
            if (_vocabulary.Pieces[id].Score > bestScore)
                (best, bestScore) = (left, _vocabulary.Pieces[id].Score);
        }

        return best;
    }

    private IEnumerable<int> Ids(string symbol) => _ids.TryGetValue(symbol, out var id)
        ? [id]
        : Encoding.UTF8.GetBytes(symbol).Select(value => _ids[$"<0x{value:X2}>"]);
}
