using MixtralServer.Grammar.Tokens;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Constraints;

/// <summary>A model's tokens as grammars need them.</summary>
internal static class ConstraintVocabulary
{
    /// <summary>Reads all entries of a model's vocabulary.</summary>
    public static Vocabulary Of(ITokenizer tokenizer) => new(
        Enumerable.Range(0, tokenizer.VocabularySize).Select(id => Read(tokenizer, new TokenId(id))));

    private static VocabularyToken Read(ITokenizer tokenizer, TokenId token)
    {
        var bytes = tokenizer.Bytes(token).ToArray();
        var kind = tokenizer.IsEndOfGeneration(token) ? TokenKind.End
            : bytes.Length == 0 ? TokenKind.Special
            : tokenizer.IsByte(token) ? TokenKind.Byte
            : TokenKind.Text;
        return new VocabularyToken(kind, bytes, tokenizer.ControlText(token));
    }
}
