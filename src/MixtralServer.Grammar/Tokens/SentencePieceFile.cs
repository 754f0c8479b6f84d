using System.Text;

namespace MixtralServer.Grammar.Tokens;

/// <summary>Reads vocabularies from SentencePiece's <c>.model</c> files (sentencepiece_model.proto).</summary>
public static class SentencePieceFile
{
    private const int PiecesField = 1;
    private const int PieceField = 1;
    private const int TypeField = 3;

    /// <summary>Reads a vocabulary; <c>&lt;/s&gt;</c> ends the output.</summary>
    /// <param name="file">The file's bytes; anything else throws <see cref="InvalidDataException"/>.</param>
    public static Vocabulary Read(ReadOnlyMemory<byte> file)
    {
        var tokens = new List<VocabularyToken>();
        foreach (var field in new ProtobufReader(file).Fields())
        {
            if (field.Number == PiecesField) tokens.Add(ReadPiece(field.Bytes));
        }

        return new Vocabulary(tokens);
    }

    private static VocabularyToken ReadPiece(ReadOnlyMemory<byte> message)
    {
        var (piece, type) = ("", 1UL);
        foreach (var field in new ProtobufReader(message).Fields())
        {
            if (field.Number == PieceField) piece = Encoding.UTF8.GetString(field.Bytes.Span);
            else if (field.Number == TypeField) type = field.Value;
        }

        return type switch
        {
            1 => new VocabularyToken(TokenKind.Text, Encoding.UTF8.GetBytes(piece.Replace('\u2581', ' '))),
            6 => new VocabularyToken(TokenKind.Byte, Convert.FromHexString(piece.AsSpan(3, 2))),
            _ => new VocabularyToken(piece == "</s>" ? TokenKind.End : TokenKind.Special, default, piece),
        };
    }
}
