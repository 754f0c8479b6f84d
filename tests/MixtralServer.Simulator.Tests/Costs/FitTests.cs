using MixtralServer.Simulator.Costs;

namespace MixtralServer.Simulator.Tests.Costs;

public sealed class FitTests
{
    // The measurements themselves scatter: the same 128 prompt tokens took 320 ms alone and 8 x 312 ms in a row.
    private const double ToleranceOfMeasured = 0.12;
    private const double ToleranceOfPublished = 0.07;

    [Fact]
    public void CpuFit_MeasuredRuns_AreReproduced() =>
        Assert.All(CpuFit.Run().Points, point => Assert.InRange(point.RelativeError, -ToleranceOfMeasured, ToleranceOfMeasured));

    [Fact]
    public void CpuFit_EveryPart_CostsTimeOrNothing() => Assert.All(CpuFit.Run().Cost.Coefficients, ms => Assert.True(ms >= 0));

    [Fact]
    public void GpuFit_PublishedRuns_AreReproduced() =>
        Assert.All(GpuFit.Run().Points, point => Assert.InRange(point.RelativeError, -ToleranceOfPublished, ToleranceOfPublished));

    [Fact]
    public void GpuFit_H100_IsFasterThanItsPeaksAllowNowhere()
    {
        var cost = GpuFit.Run().Cost;

        Assert.True(cost.GigabytesPerSecond < 3_350);
        Assert.InRange(GpuFit.Run().ArithmeticShare, 0.1, 0.8);
        Assert.True(cost.Milliseconds(new StepShape(1, 0, 1_000, 0, 1_000)) > 12.9 * cost.BytesPerWeight / 3_350 * 1e3);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3.5)]
    [InlineData(8, 7.2)]
    [InlineData(64, 8)]
    public void Experts_Rows_TouchMoreAndMore(int rows, double expected) => Assert.Equal(expected, Experts.Touched(rows), 0.01);

    [Fact]
    public void LeastSquares_ExactSum_IsFound()
    {
        double[][] features = [[1, 2, 0], [1, 0, 5], [1, 3, 1], [1, 7, 2]];
        var values = features.Select(row => row[0] + (0.5 * row[1]) + (3 * row[2])).ToArray();

        var fitted = LeastSquares.Fit(features, values);

        Assert.Equal([1, 0.5, 3], fitted.Select(x => Math.Round(x, 6)));
    }
}
