using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Scheduling;

public sealed class PrefillBudgetTests
{
    [Theory]
    [InlineData(18, 3, 0, 30)]     // a small CPU
    [InlineData(18, 3, 2000, 60)]  // deep in a prompt: with 4 rows of answers a whole tile
    [InlineData(450, 150, 2000, 15)] // a large model, far from a tile
    [InlineData(10, 0.2, 2000, 250)] // a GPU, beyond one
    [InlineData(1, 100, 0, 8)]     // never nothing
    public void BesideDecoding_AfterMeasuring_KeepsAStepUnderTheStallFactor(double decodeMs, double rowMs, int depth, int expected)
    {
        var budget = new PrefillBudget(2048, fixedBudget: null);
        for (var i = 0; i < 50; i++)
        {
            budget.Observe(4, 0, TimeSpan.FromMilliseconds(decodeMs));
            budget.Observe(4, 32, TimeSpan.FromMilliseconds(decodeMs + (32 * rowMs)));
        }

        Assert.InRange(budget.BesideDecoding(4, depth), expected - 1, expected + 1);
    }

    [Fact]
    public void BesideDecoding_Given_IsNotMeasured()
    {
        var budget = new PrefillBudget(2048, fixedBudget: 50);
        budget.Observe(4, 0, TimeSpan.FromMilliseconds(10));
        budget.Observe(4, 32, TimeSpan.FromMilliseconds(500));

        Assert.Equal(50, budget.BesideDecoding(4, depth: 0));
    }

    [Fact]
    public void BesideDecoding_PromptsNeverStopWhileMoreAnswersRun_DoesNotShrink()
    {
        var budget = new PrefillBudget(2048, fixedBudget: null);
        budget.Observe(1, 0, Step(1, 0));
        for (var i = 0; i < 2_000; i++)
        {
            var rows = budget.BesideDecoding(8, depth: 0);
            budget.Observe(8, rows, Step(8, rows));
        }

        budget.Observe(8, 0, Step(8, 0));
        Assert.InRange(budget.BesideDecoding(8, depth: 0), 40, 56);

        static TimeSpan Step(int decodeRows, int prefillRows) =>
            TimeSpan.FromMilliseconds(2 + (3 * decodeRows) + (2.8 * prefillRows));
    }

    [Fact]
    public void BesideDecoding_StepWithoutPromptsNotSeenForLong_AsksForOne()
    {
        var budget = new PrefillBudget(2048, fixedBudget: null);
        Assert.Equal(0, budget.BesideDecoding(4, depth: 0));
        budget.Observe(4, 0, TimeSpan.FromMilliseconds(20));
        Assert.NotEqual(0, budget.BesideDecoding(4, depth: 0));
        for (var i = 0; i < 300; i++) budget.Observe(4, 32, TimeSpan.FromMilliseconds(100));

        Assert.Equal(0, budget.BesideDecoding(4, depth: 0));
        Assert.Equal(0, budget.BesideDecoding(64, depth: 0));
    }

    [Fact]
    public void BesideDecoding_SmallChunksCostNothing_GrowsUntilTheyDo()
    {
        var budget = new PrefillBudget(2048, fixedBudget: null);
        for (var i = 0; i < 2_000; i++)
        {
            var rows = budget.BesideDecoding(16, depth: 0);
            budget.Observe(16, rows, TimeSpan.FromMilliseconds(6 + Math.Max(18, 0.06 * (rows + 16))));
        }

        Assert.True(budget.BesideDecoding(16, depth: 0) is 0 or > 1_000);
    }

    [Fact]
    public void Alone_AfterMeasuring_KeepsAStepNearHalfASecond()
    {
        var budget = new PrefillBudget(2048, fixedBudget: null);
        for (var i = 0; i < 50; i++) budget.Observe(0, 256, TimeSpan.FromMilliseconds(256 * 2.5));

        Assert.InRange(budget.Alone, 199, 201);
    }
}
