using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tests.Fakes;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class LogProbsReaderTests
{
    [Theory]
    [InlineData("\"logprobs\": true", LogProbsShape.Content, 0)]
    [InlineData("\"logprobs\": true, \"top_logprobs\": 5", LogProbsShape.Content, 5)]
    [InlineData("\"logprobs\": 0", LogProbsShape.Lists, 0)]
    [InlineData("\"logprobs\": 20", LogProbsShape.Lists, 20)]
    [InlineData("\"logprobs\": 1, \"top_logprobs\": 3", LogProbsShape.Lists, 3)]
    public void Validate_LogProbs_HaveTheShapeOfTheRequest(string members, LogProbsShape shape, int top) =>
        Assert.Equal(new LogProbsOptions(shape, top), Wire.Accept(Wire.With(members)).LogProbs);

    [Theory]
    [InlineData("")]
    [InlineData("\"logprobs\": false, \"top_logprobs\": 0")]
    [InlineData("\"logprobs\": null, \"top_logprobs\": null")]
    public void Validate_LogProbsNotAskedFor_AreNone(string members) => Assert.Null(Wire.Accept(Wire.With(members)).LogProbs);
}
