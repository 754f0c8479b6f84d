using System.Text;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Tests.Fakes;

/// <summary>Vocabularies for tests: a small one of every kind of token, and Mistral's.</summary>
internal static class TestVocabulary
{
    public const int Unknown = 0;
    public const int End = 2;
    public const int Tool = 3;

    private static Vocabulary? _mistral;

    /// <summary>Control tokens, all bytes, and some hundred pieces that cross whatever grammars have boundaries at.</summary>
    public static Vocabulary Small { get; } = MakeSmall();

    /// <summary>The vocabulary of Mixtral 8x22B, or skips the test where its file is absent.</summary>
    public static Vocabulary MistralOrSkip()
        => _mistral ??= SentencePieceFile.Read(File.ReadAllBytes(
            SharedFiles.FindOrSkip("data/mistral/mistral_instruct_tokenizer_240323.model.v3")));

    private static Vocabulary MakeSmall()
    {
        var tokens = new List<VocabularyToken>
        {
            new(TokenKind.Special, default, "<unk>"),
            new(TokenKind.Special, default, "<s>"),
            new(TokenKind.End, default, "</s>"),
            new(TokenKind.Special, default, "[TOOL_CALLS]"),
        };
        for (var value = 0; value < 256; value++) tokens.Add(new VocabularyToken(TokenKind.Byte, new[] { (byte)value }));
        var random = new Random(7);
        string[] pieces =
        [
            "a", "b", "ab", "c", "1", "\"", ",", "\",\"", "\":", "é", "€", "😀", "aé", " ", "x", "[", "]", "{", "}",
        ];
        foreach (var piece in pieces) tokens.Add(Piece(piece));
        for (var i = 0; i < 300; i++)
        {
            var length = random.Next(2, 6);
            tokens.Add(Piece(string.Concat(Enumerable.Range(0, length).Select(_ => pieces[random.Next(pieces.Length)]))));
        }

        return new Vocabulary(tokens.DistinctBy(token => (token.Kind, token.Name, Convert.ToHexString(token.Bytes.Span))));
    }

    private static VocabularyToken Piece(string text) => new(TokenKind.Text, Encoding.UTF8.GetBytes(text));
}
