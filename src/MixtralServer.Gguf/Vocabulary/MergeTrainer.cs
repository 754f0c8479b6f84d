namespace MixtralServer.Gguf.Vocabulary;

/// <summary>
/// Learns the pieces of a SentencePiece BPE vocabulary from weighted words: again and again the most frequent
/// neighbouring pair becomes a piece. Pairs are told apart by their joined text, as the encoder does, so that the
/// encoder cuts the words just as they were cut here. Deterministic.
/// </summary>
internal sealed class MergeTrainer
{
    private readonly List<(List<string> Symbols, string Text, long Weight)> _words = [];

    private readonly Dictionary<string, long> _candidates = new(StringComparer.Ordinal);

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public MergeTrainer(IReadOnlyList<(string Text, long Weight)> words)
    {
        foreach (var (text, weight) in words)
        {
            var symbols = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
            _words.Add((symbols, text, weight));
            Count(symbols, weight);
        }
    }

    /// <summary>Up to <paramref name="max"/> pieces, the first learned (the first to merge) first.</summary>
    public List<string> Learn(int max)
    {
        var pieces = new List<string>();
        while (_candidates.Count > 0)
        {
            var best = Best();
            if (_known.Add(best))
            {
                if (pieces.Count == max)
                    break;
                pieces.Add(best);
            }

            foreach (var (symbols, _, weight) in _words.Where(word => word.Text.Contains(best, StringComparison.Ordinal)))
                Merge(symbols, best, weight);
        }

        return pieces;
    }

    // A pair that forms a piece already learned goes first: the encoder would merge it at once.
    private string Best() => _candidates
        .OrderByDescending(pair => _known.Contains(pair.Key))
        .ThenByDescending(pair => pair.Value)
        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .First().Key;

    private void Merge(List<string> symbols, string piece, long weight)
    {
        Count(symbols, -weight);
        for (var left = 0; left + 1 < symbols.Count; left++)
        {
            if (symbols[left].Length + symbols[left + 1].Length != piece.Length
                || symbols[left] + symbols[left + 1] != piece)
                continue;
            symbols[left] = piece;
            symbols.RemoveAt(left + 1);
        }

        Count(symbols, weight);
    }

    private void Count(List<string> symbols, long weight)
    {
        for (var left = 0; left + 1 < symbols.Count; left++)
        {
            var pair = symbols[left] + symbols[left + 1];
            var total = _candidates.GetValueOrDefault(pair) + weight;
            if (total == 0)
                _candidates.Remove(pair);
            else
                _candidates[pair] = total;
        }
    }
}
