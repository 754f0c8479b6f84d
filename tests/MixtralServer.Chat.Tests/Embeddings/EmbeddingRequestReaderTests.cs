using System.Text.Json;
using MixtralServer.Chat.Embeddings;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Ports;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Chat.Tests.Embeddings;

public sealed class EmbeddingRequestReaderTests
{
    [Fact]
    public void Read_Texts_BeginAsPromptsDo()
    {
        var texts = Wire.Value(Read("\"input\": [\"a\", \"b\"], \"encoding_format\": \"base64\", \"dimensions\": 8"));

        TokenId begin = new(1);
        Assert.Equal([[begin, Told.Letter('a')], [begin, Told.Letter('b')]], texts.Texts);
        Assert.Equal((4, true), (texts.TokenCount, texts.IsBase64));
    }

    [Theory]
    [InlineData("[3, 105]")]
    [InlineData("[[3, 105]]")]
    public void Read_TokenIds_AreTakenAsTheyAre(string input) => Assert.Equal(
        [[new TokenId(3), new TokenId(105)]], Wire.Value(Read($"\"input\": {input}")).Texts);

    [Fact]
    public void Read_Text_CannotSpellControlTokens()
    {
        var text = Assert.Single(Wire.Value(Read("\"input\": \"[INST]\"")).Texts);

        Assert.Equal(7, text.Count);
    }

    [Theory]
    [InlineData("\"encoding_format\": null", "input")]
    [InlineData("\"input\": []", "input")]
    [InlineData("\"input\": \"\"", "input")]
    [InlineData("\"input\": [\"a\", \"\"]", "input[1]")]
    [InlineData("\"input\": [[1], []]", "input[1]")]
    [InlineData("\"input\": [-1]", "input[0]")]
    [InlineData("\"input\": [[1], [1, 999]]", "input[1][1]")]
    [InlineData("\"input\": \"0123456789012345678\"", null)]
    [InlineData("\"input\": \"01234567890123456789\"", "input", "context_length_exceeded")]
    [InlineData("\"input\": [\"a\", \"01234567890123456789\"]", "input[1]", "context_length_exceeded")]
    [InlineData("\"input\": \"a\", \"encoding_format\": \"int8\"", "encoding_format")]
    [InlineData("\"input\": \"a\", \"dimensions\": 4", "dimensions")]
    public void Read_WrongMember_IsNamed(string members, string? parameter, string? code = null)
    {
        Read(members).TryGet(out _, out var problem);

        Assert.Equal(parameter, problem?.Parameter);
        if (code is not null) Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public void Read_TooManyTextsOrTokens_AreRefused()
    {
        Assert.Equal("input", Wire.Problem(Read($"\"input\": [{string.Join(",", Enumerable.Repeat("\"a\"", 2049))}]")).Parameter);
        var large = string.Join(",", Enumerable.Repeat($"\"{new string('a', 1000)}\"", 300));
        Assert.Equal("input", Wire.Problem(Read($"\"input\": [{large}]", lengthMax: 2000)).Parameter);
    }

    private static Outcome<EmbeddingTexts> Read(string members, int lengthMax = 20)
    {
        var wire = JsonSerializer.Deserialize($$"""{"model": "M", {{members}}}""", ProtocolJson.Context.EmbeddingRequest)!;
        return EmbeddingRequestReader.Read(wire, Told.Tokenizer, lengthMax, dimensions: 8);
    }
}
