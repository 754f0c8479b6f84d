using LLama.Native;

namespace MixtralServer.LLama.Tests.Runtime;

public sealed class CudaKernelsTests
{
    [Theory]
    [InlineData(13010, new[] { 90 }, true)] // translates
    [InlineData(13020, new[] { 75, 80 }, true)]
    [InlineData(13000, new[] { 90 }, false)] // H100 and H200 with driver 580
    [InlineData(13000, new[] { 80 }, false)]
    [InlineData(13000, new[] { 86, 89 }, true)] // machine code
    [InlineData(13000, new[] { 120 }, true)]
    [InlineData(13000, new[] { 89, 90 }, false)]
    [InlineData(12080, new[] { 75 }, false)]
    public void CanRun_DriverAndCards_NeedsMachineCodeOrADriverThatTranslates(int driver, int[] capabilities, bool expected) =>
        Assert.Equal(expected, CudaKernels.CanRun(driver, capabilities));

    [SkippableFact]
    public void CanRunHere_NoDriver_IsFalse()
    {
        Skip.If(File.Exists("/proc/driver/nvidia/version"), "This machine has NVIDIA's driver.");
        Assert.False(CudaKernels.CanRunHere());
        Assert.False(CudaKernels.IsBuildFor13());
    }
}
