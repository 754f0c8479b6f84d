using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Protocol.Tokenizing;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class TokenizeReaderTests
{
    private static readonly string Longest = new('a', PromptText.LengthMax);

    [Fact]
    public void Read_LongestText_IsAccepted() =>
        Wire.Value(TokenizeReader.Read(new TokenizeRequest { Text = Longest }, new WordTokenizer()));

    [Theory]
    [InlineData("text")]
    [InlineData("prompt")]
    [InlineData("suffix")]
    public void Read_LongerText_IsRefusedByName(string parameter)
    {
        var wire = new TokenizeRequest
        {
            Text = parameter == "text" ? Longest + "a" : null,
            Prompt = parameter == "prompt" ? Longest + "a" : null,
            Suffix = parameter == "suffix" ? Longest + "a" : null,
        };

        Assert.Equal(parameter, Wire.Problem(TokenizeReader.Read(wire, new WordTokenizer())).Parameter);
    }
}
