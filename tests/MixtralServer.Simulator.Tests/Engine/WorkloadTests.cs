using MixtralServer.Simulator.Workloads;

namespace MixtralServer.Simulator.Tests.Engine;

public sealed class WorkloadTests
{
    private const int LengthMax = 8_192;

    [Fact]
    public void Draw_AnyNumber_HasExactlySoManyRequestsThatFit()
    {
        var conversations = Workload.Draw(seed: 1, requests: 3_000, LengthMax);

        Assert.Equal(3_000, conversations.Sum(conversation => conversation.Turns.Count));
        Assert.All(conversations, conversation => Assert.InRange(
            conversation.SystemTokens + conversation.Turns.Sum(turn => turn.UserTokens + turn.OutputTokens), 1, LengthMax));
    }

    [Fact]
    public void Draw_ManyRequests_HaveALongTailAndABusiestClient()
    {
        var conversations = Workload.Draw(seed: 1, requests: 3_000, LengthMax);

        var outputs = conversations.SelectMany(c => c.Turns).Select(turn => turn.OutputTokens).Order().ToList();
        Assert.InRange(outputs[outputs.Count / 2], 125, 155);
        Assert.True(outputs[outputs.Count * 99 / 100] > 5 * outputs[outputs.Count / 2]);
        Assert.Equal(0, conversations.GroupBy(c => c.Client).MaxBy(group => group.Count())!.Key);
    }

    [Fact]
    public void Begin_ManyConversations_ComeInBurstsAtTheRateAskedFor()
    {
        var arrivals = new ArrivalProcess(new Draws(1), perSecond: 2, swingSeconds: 7_200);
        var seconds = Enumerable.Range(0, 60_000).Select(_ => arrivals.Next().TotalSeconds).ToList();

        Assert.InRange(seconds.Count / seconds[^1], 1.85, 2.15);

        // Of arrivals that know nothing of each other, the variance of counts would be their mean.
        var counts = seconds.GroupBy(second => (int)(second / 30)).Select(group => (double)group.Count()).ToList();
        var mean = counts.Average();
        Assert.True(counts.Average(count => (count - mean) * (count - mean)) > 3 * mean);
    }
}
