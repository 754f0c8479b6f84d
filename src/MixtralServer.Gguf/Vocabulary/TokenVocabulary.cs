namespace MixtralServer.Gguf.Vocabulary;

/// <summary>A SentencePiece BPE vocabulary as a GGUF file holds it (<c>tokenizer.ggml.model</c> = <c>llama</c>).</summary>
/// <param name="Pieces">Entries in the order of their ids.</param>
/// <param name="UnknownId">Id that stands for what cannot be encoded.</param>
/// <param name="BosId">Id that begins a text.</param>
/// <param name="EosId">Id that ends a text.</param>
/// <param name="AddSpacePrefix">Whether a space is put before a text when it is encoded.</param>
public sealed record TokenVocabulary(
    IReadOnlyList<VocabularyPiece> Pieces,
    int UnknownId,
    int BosId,
    int EosId,
    bool AddSpacePrefix);
