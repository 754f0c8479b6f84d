using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Synthetic;

namespace MixtralServer.Gguf.Tests.Synthetic;

public sealed class WeightBlocksTests
{
    private const int Blocks = 1_000;

    [Theory]
    [InlineData(GgmlType.F32, 0.125)]
    [InlineData(GgmlType.F16, 0.0156)]
    [InlineData(GgmlType.Q8_0, 0.125)]
    [InlineData(GgmlType.Q8_0, 0.0083)]
    [InlineData(GgmlType.Q4_K, 0.25)]
    [InlineData(GgmlType.Q4_K, 0.0083)]
    [InlineData(GgmlType.Q2_K, 0.25)]
    [InlineData(GgmlType.Q2_K, 0.0083)]
    public void Fill_AnyType_HasMeanZeroAndTheWantedDeviation(GgmlType type, double deviation)
    {
        var layout = GgmlTypeLayout.Of(type)!.Value;
        var bytes = new byte[Math.Max(Blocks, 50_000 / layout.BlockElements) * layout.BlockBytes];
        var random = SplitMix64.For(1, 2, 3);

        WeightBlocks.Fill(type, deviation, ref random, bytes);

        var weights = ReferenceDequantiser.Dequantise(type, bytes);
        var mean = weights.Average(weight => (double)weight);
        var measured = Math.Sqrt(weights.Average(weight => (double)weight * weight));
        Assert.All(weights, weight => Assert.True(float.IsFinite(weight)));
        // Four standard errors of the mean of 50,000 are 0.018 deviations.
        Assert.InRange(mean / deviation, -0.018, 0.018);
        Assert.InRange(measured / deviation, 0.97, 1.03);
    }

    [Fact]
    public void Fill_Norm_IsOne()
    {
        var bytes = new byte[64];
        var random = SplitMix64.For(1, 2, 3);

        WeightBlocks.Fill(GgmlType.F32, 0, ref random, bytes);

        Assert.All(ReferenceDequantiser.Dequantise(GgmlType.F32, bytes), weight => Assert.Equal(1f, weight));
    }

    [Fact]
    public void Fill_OtherType_Throws() => Assert.Throws<NotSupportedException>(() =>
    {
        var random = SplitMix64.For(1, 2, 3);
        WeightBlocks.Fill(GgmlType.Q5_K, 1, ref random, new byte[176]);
    });
}
