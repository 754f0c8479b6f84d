using MixtralServer.Gguf.Vocabulary;

namespace MixtralServer.Gguf.Tests.Vocabulary;

public sealed class BuiltInVocabularyTests
{
    [Fact]
    public void Small_ControlTokens_StandAtTheirRealIds()
    {
        var pieces = BuiltInVocabulary.Small().Pieces;

        Assert.Equal(["<unk>", "<s>", "</s>", "[INST]", "[/INST]"], pieces.Take(5).Select(piece => piece.Text));
        Assert.Equal(new VocabularyPiece("[control_12]", 0, TokenKind.Control), pieces[14]);
        Assert.Equal(new VocabularyPiece("[control_748]", 0, TokenKind.Control), pieces[750]);
        Assert.Equal(new VocabularyPiece("[REFERENCE_DOC_19]", 0, TokenKind.UserDefined), pieces[751]);
        Assert.Equal(new VocabularyPiece("<0x00>", 0, TokenKind.Byte), pieces[771]);
        Assert.Equal(new VocabularyPiece("<0xFF>", 0, TokenKind.Byte), pieces[1026]);
        Assert.All(pieces.Skip(1_027), piece => Assert.Equal(TokenKind.Normal, piece.Kind));
    }

    [Fact]
    public void Small_EveryWord_EncodesAsOnePiece()
    {
        var vocabulary = BuiltInVocabulary.Small();
        var encoder = new ReferenceEncoder(vocabulary);
        var words = CommonWords.Spaced.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

        Assert.All(words, word => Assert.Equal($"▁{word}", vocabulary.Pieces[Assert.Single(encoder.Encode(word))].Text));
    }

    [Theory]
    [InlineData("Hello world, how are you today?")]
    [InlineData("{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Paris\"}}")]
    [InlineData("Zürich 漢字 🙂\n\ttab  two spaces")]
    [InlineData("[INST] </s> <0x0A>")]
    public void Small_AnyText_ComesBackFromItsTokens(string text)
    {
        var vocabulary = BuiltInVocabulary.Small();

        var ids = new ReferenceEncoder(vocabulary).Encode(text);

        Assert.All(ids, id => Assert.InRange(id, 771, vocabulary.Pieces.Count - 1));
        Assert.Equal(" " + text, Decode(vocabulary, ids));
    }

    [Fact]
    public void Padded_ToTheRealSize_IsUniqueAndKeepsTheSmallOne()
    {
        var small = BuiltInVocabulary.Small().Pieces;

        var padded = BuiltInVocabulary.Padded(32_768).Pieces;

        Assert.Equal(32_768, padded.Count);
        Assert.Equal(small, padded.Take(small.Count));
        Assert.Equal(32_768, padded.Select(piece => piece.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Padded_BelowTheSmallOne_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BuiltInVocabulary.Padded(1_000));

    private static string Decode(TokenVocabulary vocabulary, List<int> ids)
    {
        var bytes = ids.Select(id => vocabulary.Pieces[id]).SelectMany(piece => piece.Kind == TokenKind.Byte
            ? [Convert.ToByte(piece.Text[3..5], 16)]
            : System.Text.Encoding.UTF8.GetBytes(piece.Text.Replace('▁', ' ')));
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
