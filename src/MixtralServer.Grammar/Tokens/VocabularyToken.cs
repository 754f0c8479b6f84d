namespace MixtralServer.Grammar.Tokens;

/// <summary>A token of a vocabulary; its id is its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">What it stands for, with plain spaces; ignored for special tokens.</param>
/// <param name="Name">What grammars call a special token by, such as <c>[TOOL_CALLS]</c>; null where they cannot.</param>
public readonly record struct VocabularyToken(TokenKind Kind, ReadOnlyMemory<byte> Bytes, string? Name = null);
