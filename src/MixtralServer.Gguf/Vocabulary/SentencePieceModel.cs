using System.Text;

namespace MixtralServer.Gguf.Vocabulary;

/// <summary>
/// Reads SentencePiece model files (Protocol Buffers, <c>sentencepiece_model.proto</c>): the pieces, and the few
/// settings that a GGUF file keeps.
/// </summary>
public static class SentencePieceModel
{
    // The largest published models take under 8 MiB; pieces in them number up to 262,144.
    private const int FileBytesMax = 64 << 20;

    private const int PiecesMax = 1 << 20;

    private const int ModelTypeBpe = 2;

    /// <summary>
    /// Reads a model file. Throws <see cref="InvalidDataException"/>, saying what is wrong, for a file that is damaged,
    /// no SentencePiece model, or not of its BPE kind.
    /// </summary>
    public static TokenVocabulary Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length > FileBytesMax)
            throw new InvalidDataException($"{path}: {file.Length} bytes are more than any SentencePiece model has.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        try
        {
            return Parse(bytes);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{path}: {fault.Message}", fault);
        }
    }

    /// <summary>Parses the bytes of a model file, as <see cref="Read"/> does.</summary>
    public static TokenVocabulary Parse(ReadOnlySpan<byte> bytes)
    {
        var pieces = new List<VocabularyPiece>();
        var settings = new Settings();
        var model = new ProtobufCursor(bytes, 0);
        while (model.Next())
        {
            if (model.Field == 1)
                pieces.Add(ParsePiece(model.Payload, model.PayloadOffset));
            else if (model.Field == 2)
                ParseTrainer(model.Payload, model.PayloadOffset, settings);
            else if (model.Field == 3)
                ParseNormaliser(model.Payload, model.PayloadOffset, settings);
            if (pieces.Count > PiecesMax)
                throw new InvalidDataException($"More than {PiecesMax} pieces are not accepted.");
        }

        Check(pieces, settings);
        return new TokenVocabulary(pieces, settings.Unknown, settings.Bos, settings.Eos, settings.AddDummyPrefix);
    }

    private static VocabularyPiece ParsePiece(ReadOnlySpan<byte> payload, int offset)
    {
        var (text, score, kind) = ("", 0f, TokenKind.Normal);
        var fields = new ProtobufCursor(payload, offset);
        while (fields.Next())
        {
            if (fields.Field == 1)
                text = Encoding.UTF8.GetString(fields.Payload);
            else if (fields.Field == 2)
                score = fields.Float;
            else if (fields.Field == 3)
                kind = (TokenKind)fields.Integer;
        }

        if (text.Length == 0 || kind is < TokenKind.Normal or > TokenKind.Byte || !float.IsFinite(score))
            throw new InvalidDataException($"at byte {offset}: a piece without text, or of no known kind or score.");
        return new VocabularyPiece(text, score, kind);
    }

    private static void ParseTrainer(ReadOnlySpan<byte> payload, int offset, Settings settings)
    {
        var fields = new ProtobufCursor(payload, offset);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 3: settings.ModelType = fields.Integer; break;
                case 40: settings.Unknown = fields.Integer; break;
                case 41: settings.Bos = fields.Integer; break;
                case 42: settings.Eos = fields.Integer; break;
            }
        }
    }

    private static void ParseNormaliser(ReadOnlySpan<byte> payload, int offset, Settings settings)
    {
        var fields = new ProtobufCursor(payload, offset);
        while (fields.Next())
        {
            if (fields.Field == 3)
                settings.AddDummyPrefix = fields.Integer != 0;
        }
    }

    private static void Check(List<VocabularyPiece> pieces, Settings settings)
    {
        if (pieces.Count == 0)
            throw new InvalidDataException("It holds no pieces; it is no SentencePiece model.");
        if (settings.ModelType != ModelTypeBpe)
            throw new InvalidDataException("Only SentencePiece models of the BPE kind are read, as Mixtral's are.");
        foreach (var id in (ReadOnlySpan<int>)[settings.Unknown, settings.Bos, settings.Eos])
        {
            if (id < 0 || id >= pieces.Count)
                throw new InvalidDataException($"Special token {id} is none of the {pieces.Count} pieces.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in pieces)
        {
            if (!seen.Add(piece.Text))
                throw new InvalidDataException($"Piece \"{piece.Text}\" appears twice.");
        }
    }

    // Starts with the defaults of sentencepiece_model.proto.
    private sealed class Settings
    {
        public int ModelType { get; set; } = 1;

        public int Unknown { get; set; }

        public int Bos { get; set; } = 1;

        public int Eos { get; set; } = 2;

        public bool AddDummyPrefix { get; set; } = true;
    }
}
