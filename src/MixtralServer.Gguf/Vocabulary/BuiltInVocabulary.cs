using System.Globalization;

namespace MixtralServer.Gguf.Vocabulary;

/// <summary>
/// The vocabulary of a synthetic model that was given no tokenizer file. Control tokens, reference tokens and bytes
/// stand at the ids of the Mixtral v3 vocabulary (1 to 1026); learned pieces, single characters and fillers follow.
/// </summary>
public static class BuiltInVocabulary
{
    private const int ControlEnd = 751;

    private const int ReferenceEnd = 771;

    // Three syllables of one consonant and one vowel: 80^3 different fillers, far more than any vocabulary here needs.
    private const string Consonants = "bdfgklmnprstvwyz";

    private const string Vowels = "aeiou";

    private static readonly string[] Named =
    [
        "[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]",
        "[/TOOL_RESULTS]", "[IMG]", "[PREFIX]", "[MIDDLE]", "[SUFFIX]",
    ];

    private static readonly Lazy<List<VocabularyPiece>> Core = new(BuildCore);

    /// <summary>The small vocabulary: about two thousand entries, enough to encode any text.</summary>
    public static TokenVocabulary Small() => Of(Core.Value);

    /// <summary>
    /// The small vocabulary followed by made-up words up to <paramref name="count"/> entries in all. Throws
    /// <see cref="ArgumentOutOfRangeException"/> for fewer than the small one has.
    /// </summary>
    public static TokenVocabulary Padded(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, Core.Value.Count);
        var pieces = new List<VocabularyPiece>(Core.Value);
        var seen = pieces.Select(piece => piece.Text).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; pieces.Count < count; index++)
        {
            var text = Filler(index);
            if (seen.Add(text))
                pieces.Add(new VocabularyPiece(text, -pieces.Count, TokenKind.Normal));
        }

        return Of(pieces);
    }

    private static TokenVocabulary Of(IReadOnlyList<VocabularyPiece> pieces) =>
        new(pieces, UnknownId: 0, BosId: 1, EosId: 2, AddSpacePrefix: true);

    private static List<VocabularyPiece> BuildCore()
    {
        const int LearnedMax = 2_048;
        var pieces = new List<VocabularyPiece>
        {
            new("<unk>", 0, TokenKind.Unknown),
            new("<s>", 0, TokenKind.Control),
            new("</s>", 0, TokenKind.Control),
        };
        pieces.AddRange(Named.Select(text => new VocabularyPiece(text, 0, TokenKind.Control)));
        while (pieces.Count < ControlEnd)
            pieces.Add(new VocabularyPiece($"[control_{pieces.Count - 2}]", 0, TokenKind.Control));
        while (pieces.Count < ReferenceEnd)
            pieces.Add(new($"[REFERENCE_DOC_{ReferenceEnd - 1 - pieces.Count}]", 0, TokenKind.UserDefined));
        for (var value = 0; value < 256; value++)
            pieces.Add(new($"<0x{value.ToString("X2", CultureInfo.InvariantCulture)}>", 0, TokenKind.Byte));
        var learned = new MergeTrainer(WeightedWords()).Learn(LearnedMax);
        foreach (var text in learned.Concat(Characters()))
            pieces.Add(new VocabularyPiece(text, ReferenceEnd + 256 - pieces.Count - 1, TokenKind.Normal));
        return pieces;
    }

    private static List<(string Text, long Weight)> WeightedWords()
    {
        var words = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (list, prefix) in new[] { (CommonWords.Spaced, "▁"), (CommonWords.Unspaced, "") })
        {
            var rank = 0;
            foreach (var word in list.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
                words.TryAdd(prefix + word, 100_000 / (10 + rank++)); // about Zipf's law
        }

        return words.Select(pair => (pair.Key, pair.Value)).ToList();
    }

    // The space, printable ASCII, the Latin letters and signs of ISO 8859-1, and the commonest typographic marks.
    private static IEnumerable<string> Characters() =>
        Enumerable.Range('!', '~' - '!' + 1).Concat(Enumerable.Range('¡', 'ÿ' - '¡' + 1))
            .Select(code => ((char)code).ToString())
            .Prepend("▁")
            .Concat(["–", "—", "‘", "’", "“", "”", "•", "…", "€", "→"]);

    private static string Filler(int index)
    {
        const int Syllables = 16 * 5;
        // A step that shares no factor with 80^3 visits every filler once, in an order that looks random.
        var code = (int)(index * 200_003L % (Syllables * Syllables * Syllables));
        return "▁" + Syllable(code) + Syllable(code / Syllables) + Syllable(code / Syllables / Syllables);
    }

    private static string Syllable(int code) => $"{Consonants[code % 16]}{Vowels[code / 16 % 5]}";
}
