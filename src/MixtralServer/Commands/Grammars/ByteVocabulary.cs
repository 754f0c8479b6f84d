using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Commands.Grammars;

/// <summary>The vocabulary of grammars without a model: one token for each byte, and one that ends the text.</summary>
internal static class ByteVocabulary
{
    private const int ByteCount = 256;

    public static Vocabulary Create() => new(
        Enumerable.Range(0, ByteCount).Select(value => new VocabularyToken(TokenKind.Byte, new[] { (byte)value }))
            .Append(new VocabularyToken(TokenKind.End, default)));
}
