using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tests.Fakes;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class AnswerCountTests
{
    [Theory]
    [InlineData(null, null, false, 1, 1)]
    [InlineData(128, null, true, 128, 128)]
    [InlineData(2, 5, false, 2, 5)]
    [InlineData(null, 3, false, 1, 3)]
    [InlineData(2, 2, true, 2, 2)]
    public void Read_InRange_SaysHowManyAreMadeAndReturned(int? count, int? bestOf, bool streams, int returned, int generated) =>
        Assert.Equal(new AnswerCount(returned, generated), Wire.Value(AnswerCount.Read(count, bestOf, streams)));

    [Theory]
    [InlineData(0, null, false, "n", "n must be between 1 and 128, but was 0.")]
    [InlineData(129, null, false, "n", "n must be between 1 and 128, but was 129.")]
    [InlineData(3, 2, false, "best_of", "best_of must be between 3 and 128, but was 2.")]
    [InlineData(1, 129, false, "best_of", "best_of must be between 1 and 128, but was 129.")]
    [InlineData(1, 2, true, "best_of", "best_of must not be greater than n in a stream: which answer is best shows at its end.")]
    public void Read_OutOfRange_SaysSo(int? count, int? bestOf, bool streams, string parameter, string message)
    {
        var problem = Wire.Problem(AnswerCount.Read(count, bestOf, streams));

        Assert.Equal((parameter, message), (problem.Parameter, problem.Message));
    }
}
