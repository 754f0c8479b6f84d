namespace MixtralServer.Gguf.Vocabulary;

/// <summary>One entry of a vocabulary; its index is its token id.</summary>
/// <param name="Text">The text, with U+2581 for a space.</param>
/// <param name="Score">Merge order: of two possible merges the one with the higher score goes first.</param>
/// <param name="Kind">What it is for.</param>
public readonly record struct VocabularyPiece(string Text, float Score, TokenKind Kind);
