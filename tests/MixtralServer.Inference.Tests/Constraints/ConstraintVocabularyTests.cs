using MixtralServer.Grammar.Tokens;
using MixtralServer.Inference.Constraints;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Constraints;

public sealed class ConstraintVocabularyTests
{
    private static readonly Vocabulary Vocabulary = ConstraintVocabulary.Of(new SimulatedTokenizer());

    [Fact]
    public void Of_EachKindOfToken_TellsThemApart()
    {
        Assert.Equal(TokenKind.End, Vocabulary.KindOf(2));
        Assert.Equal(TokenKind.Special, Vocabulary.KindOf(3));
        Assert.Equal(3, Vocabulary.Find("[INST]"));
        Assert.All(
            Enumerable.Range(SimulatedTokenizer.FirstByte, 256),
            token => Assert.Equal(TokenKind.Byte, Vocabulary.KindOf(token)));
        Assert.Equal(TokenKind.Text, Vocabulary.KindOf(SimulatedTokenizer.FirstByte + 256));
        Assert.Equal(SimulatedTokenizer.Size, Vocabulary.Size);
    }

    [Fact]
    public void Of_TextTokens_HasTheirBytes()
    {
        Assert.Equal("a"u8, Vocabulary.Bytes(SimulatedTokenizer.FirstByte + 'a'));
        Assert.Equal(" the0"u8, Vocabulary.Bytes(SimulatedTokenizer.FirstByte + 256));
        Assert.True(Vocabulary.Bytes(2).IsEmpty);
    }
}
