namespace MixtralServer.Gguf.Vocabulary;

/// <summary>
/// What a vocabulary piece is for. SentencePiece (<c>ModelProto.SentencePiece.Type</c>) and GGUF
/// (<c>tokenizer.ggml.token_type</c>) number these alike.
/// </summary>
public enum TokenKind
{
    /// <summary>Not a kind; files must not hold it.</summary>
    None = 0,

    /// <summary>Ordinary text.</summary>
    Normal = 1,

    /// <summary>Stands for what cannot be encoded.</summary>
    Unknown = 2,

    /// <summary>Steers the model; never matched in text.</summary>
    Control = 3,

    /// <summary>Matched in text as a whole, before anything else.</summary>
    UserDefined = 4,

    /// <summary>Never used.</summary>
    Unused = 5,

    /// <summary>One byte, written <c>&lt;0x0A&gt;</c>.</summary>
    Byte = 6,
}
