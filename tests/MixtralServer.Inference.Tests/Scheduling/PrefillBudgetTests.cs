using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Scheduling;

public sealed class PrefillBudgetTests
{
    [Theory]
    [InlineData(18, 3, 30)]   // a small CPU
    [InlineData(10, 0.2, 250)] // a GPU
    [InlineData(1, 100, 8)]   // never nothing
    public void BesideDecoding_AfterMeasuring_KeepsAStepUnderTheStallFactor(double decodeMs, double rowMs, int expected)
    {
        var budget = new PrefillBudget(2048, fixedBudget: null);
        for (var i = 0; i < 50; i++)
        {
            budget.Observe(4, 0, TimeSpan.FromMilliseconds(decodeMs));
            budget.Observe(4, 32, TimeSpan.FromMilliseconds(decodeMs + (32 * rowMs)));
        }

        Assert.InRange(budget.BesideDecoding, expected - 1, expected + 1);
    }

    [Fact]
    public void BesideDecoding_Given_IsNotMeasured()
    {
        var budget = new PrefillBudget(2048, fixedBudget: 50);
        budget.Observe(4, 0, TimeSpan.FromMilliseconds(10));
        budget.Observe(4, 32, TimeSpan.FromMilliseconds(500));

        Assert.Equal(50, budget.BesideDecoding);
    }

    [Fact]
    public void Alone_AfterMeasuring_KeepsAStepNearHalfASecond()
    {
        var budget = new PrefillBudget(2048, fixedBudget: null);
        for (var i = 0; i < 50; i++) budget.Observe(0, 256, TimeSpan.FromMilliseconds(256 * 2.5));

        Assert.InRange(budget.Alone, 199, 201);
    }
}
