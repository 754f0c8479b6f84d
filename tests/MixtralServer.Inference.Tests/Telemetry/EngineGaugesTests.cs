using MixtralServer.Inference.Telemetry;

namespace MixtralServer.Inference.Tests.Telemetry;

public sealed class EngineGaugesTests
{
    private static readonly DateTimeOffset Now = new(2024, 4, 17, 12, 0, 0, TimeSpan.Zero);

    private readonly EngineGauges _gauges = new();

    [Theory]
    [InlineData(0, 10, 5)] // nothing is known yet
    [InlineData(60, 20, 20)]
    [InlineData(600, 3, 1)]
    [InlineData(1, 200, 60)]
    public void RetryAfter_FromThePaceOfTheLastMinute_IsWithinAMinute(int ended, int waiting, int seconds)
    {
        _gauges.Recent.MoveTo(Now.AddSeconds(-30));
        _gauges.Recent.Add(RecentCount.Ended, Now.AddSeconds(-30), ended);
        _gauges.Set(EngineGauge.WaitingBatch, waiting);

        Assert.Equal(TimeSpan.FromSeconds(seconds), _gauges.RetryAfter(Now));
    }

    [Fact]
    public void Sum_OfSeconds_LeavesOutWhatIsOlder()
    {
        var counts = new RecentCounts();
        for (var second = 0; second < 200; second++)
        {
            counts.MoveTo(Now.AddSeconds(second));
            counts.Add(RecentCount.Steps, Now.AddSeconds(second), 2);
        }

        var last = Now.AddSeconds(199);
        Assert.Equal(20, counts.Sum(RecentCount.Steps, last, 10));
        Assert.Equal(120, counts.Sum(RecentCount.Steps, last, 60));
        Assert.Equal(0, counts.Sum(RecentCount.OutputTokens, last, 60));
        Assert.Equal(0, counts.Sum(RecentCount.Steps, last.AddSeconds(60), 60));
    }
}
