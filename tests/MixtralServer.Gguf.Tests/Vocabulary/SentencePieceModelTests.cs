using MixtralServer.Gguf.Vocabulary;

namespace MixtralServer.Gguf.Tests.Vocabulary;

public sealed class SentencePieceModelTests
{
    private const string V1 = "mistral/tokenizer.model.v1";

    private const string V3 = "mistral/mistral_instruct_tokenizer_240323.model.v3";

    // A BPE model: piece "<unk>" (unknown), "<s>" and "</s>" (control), "a" (score -1); trainer: model_type 2.
    private static readonly byte[] Minimal =
    [
        0x0A, 9, 0x0A, 5, .. "<unk>"u8, 0x18, 2,
        0x0A, 7, 0x0A, 3, .. "<s>"u8, 0x18, 3,
        0x0A, 8, 0x0A, 4, .. "</s>"u8, 0x18, 3,
        0x0A, 8, 0x0A, 1, .. "a"u8, 0x15, 0, 0, 0x80, 0xBF,
        0x12, 2, 0x18, 2,
        0x1A, 2, 0x18, 0,
    ];

    [Fact]
    public void Parse_MinimalModel_ReadsPiecesAndSettings()
    {
        var vocabulary = SentencePieceModel.Parse(Minimal);

        Assert.Equal(new VocabularyPiece("<s>", 0, TokenKind.Control), vocabulary.Pieces[1]);
        Assert.Equal(new VocabularyPiece("a", -1, TokenKind.Normal), vocabulary.Pieces[3]);
        Assert.Equal((0, 1, 2), (vocabulary.UnknownId, vocabulary.BosId, vocabulary.EosId));
        Assert.False(vocabulary.AddSpacePrefix);
    }

    [Fact]
    public void Parse_AnyByteChanged_SucceedsOrSaysWhatIsWrong()
    {
        for (var at = 0; at < Minimal.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                var mutant = (byte[])Minimal.Clone();
                mutant[at] = (byte)value;
                AssertParsesOrRefuses(mutant);
                AssertParsesOrRefuses(mutant[..(at + 1)]);
            }
        }
    }

    [Fact]
    public void Parse_UnigramModel_IsRefused()
    {
        var mutant = (byte[])Minimal.Clone();
        mutant[^5] = 1;

        var fault = Assert.Throws<InvalidDataException>(() => SentencePieceModel.Parse(mutant));

        Assert.Contains("BPE", fault.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Read_MixtralV1_HasItsPieces()
    {
        var vocabulary = SentencePieceModel.Read(SharedFiles.Require(V1));

        Assert.Equal(32_000, vocabulary.Pieces.Count);
        Assert.Equal(new VocabularyPiece("<0x0A>", 0, TokenKind.Byte), vocabulary.Pieces[13]);
        Assert.Equal("▁", vocabulary.Pieces[28705].Text);
        Assert.True(vocabulary.AddSpacePrefix);
    }

    [SkippableFact]
    public void Read_MixtralV3_MarksItsControlTokens()
    {
        var vocabulary = SentencePieceModel.Read(SharedFiles.Require(V3));

        Assert.Equal(32_768, vocabulary.Pieces.Count);
        Assert.Equal(BuiltInVocabulary.Small().Pieces.Take(1_027), vocabulary.Pieces.Take(1_027));
        Assert.All(vocabulary.Pieces.Take(14).Skip(3), piece => Assert.Equal(TokenKind.Control, piece.Kind));
        Assert.Equal("[SUFFIX]", vocabulary.Pieces[13].Text);
    }

    [SkippableTheory]
    [InlineData("[INST] a [/INST]", new[] { 733, 16289, 28793, 264, 733, 28748, 16289, 28793 })]
    [InlineData("b", new[] { 287 })]
    [InlineData("[INST] SYSTEM\n\na [/INST]",
        new[] { 733, 16289, 28793, 17121, 22526, 13, 13, 28708, 733, 28748, 16289, 28793 })]
    public void Read_MixtralV1_EncodesAsMistralDoes(string text, int[] ids) =>
        Assert.Equal(ids, new ReferenceEncoder(SentencePieceModel.Read(SharedFiles.Require(V1))).Encode(text));

    [SkippableTheory]
    [InlineData("a", new[] { 1032 })]
    [InlineData("d", new[] { 1049 })]
    [InlineData("SYSTEM\n\nc", new[] { 17889, 23294, 781, 781, 29485 })]
    [InlineData("hello", new[] { 7080, 29477 })]
    public void Read_MixtralV3_EncodesAsMistralDoes(string text, int[] ids) =>
        Assert.Equal(ids, new ReferenceEncoder(SentencePieceModel.Read(SharedFiles.Require(V3))).Encode(text));

    private static void AssertParsesOrRefuses(byte[] bytes)
    {
        try
        {
            Assert.NotEmpty(SentencePieceModel.Parse(bytes).Pieces);
        }
        catch (InvalidDataException fault)
        {
            Assert.NotEmpty(fault.Message);
        }
    }
}
