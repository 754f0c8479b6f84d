using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Models;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.LLama.Tests.Models;

public sealed class DevicePlacementTests
{
    private static readonly NativeDevice Cpu = new("CPU", "a processor", IsGpu: false, 8, 8);
    private static readonly NativeDevice[] OneGpu = [new("CUDA0", "a card", IsGpu: true, 80, 70), Cpu];
    private static readonly NativeDevice[] ThreeGpus =
    [
        new("CUDA0", "a card", IsGpu: true, 80, 70), new("CUDA1", "a card", IsGpu: true, 80, 20),
        new("CUDA2", "a card", IsGpu: true, 80, 60), Cpu,
    ];

    private static readonly ModelLoadOptions Options = new() { Path = "model.gguf" };

    [Fact]
    public void Of_NoGpu_LeavesAllOnTheCpu() =>
        Assert.Equal((0, ModelSplitMode.None, -1, ""), Place(Options, [Cpu]));

    [Fact]
    public void Of_CpuChosen_LeavesTheGpuAlone() =>
        Assert.Equal((0, ModelSplitMode.None, -1, ""), Place(Options with { Devices = ["CPU"] }, OneGpu));

    [Fact]
    public void Of_OneGpu_TakesAllLayers() =>
        Assert.Equal((-1, ModelSplitMode.None, 0, ""), Place(Options, OneGpu));

    [Fact]
    public void Of_OneOfSeveral_IsTheMainGpu()
    {
        var options = Options with { Devices = ["CUDA2"], GpuLayers = 9 };

        Assert.Equal((9, ModelSplitMode.None, 2, ""), Place(options, ThreeGpus));
    }

    [Fact]
    public void Of_SeveralGpus_LeavesTheSplitToTheRuntime() =>
        Assert.Equal((-1, ModelSplitMode.Layer, 0, ""), Place(Options, ThreeGpus));

    [Fact]
    public void Of_SomeOfSeveral_GivesTheOthersNothing()
    {
        var options = Options with { Devices = ["CUDA2", "CUDA0"] };

        Assert.Equal((-1, ModelSplitMode.Layer, 0, "70 0 60"), Place(options, ThreeGpus));
    }

    [Fact]
    public void Of_TensorSplit_IsForTheChosenInTheirOrder()
    {
        var options = Options with
        {
            Devices = ["CUDA1", "CUDA2"],
            TensorSplit = [1, 3],
            SplitMode = ModelSplitMode.Row,
            MainGpu = 1,
        };

        Assert.Equal((-1, ModelSplitMode.Row, 2, "0 1 3"), Place(options, ThreeGpus));
    }

    [Theory]
    [InlineData("a name", "There is no GPU named 'GPU5'. Devices here: CPU, CUDA0, CUDA1, CUDA2.")]
    [InlineData("a main GPU", "Main GPU 3 does not exist")]
    [InlineData("shares", "The tensor split has 2 shares, but 3 GPUs are used")]
    [InlineData("a share", "zero or more")]
    public void Of_OptionsThatDoNotFit_SaysWhich(string wrong, string expected)
    {
        var options = wrong switch
        {
            "a name" => Options with { Devices = ["CUDA0", "GPU5"] },
            "a main GPU" => Options with { MainGpu = 3 },
            "shares" => Options with { TensorSplit = [1, 1] },
            _ => Options with { TensorSplit = [1, -1, float.NaN] },
        };

        var problem = Assert.Throws<ModelLoadException>(() => DevicePlacement.Of(options, ThreeGpus));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LayersWithoutGpu_SaysWhatToRun()
    {
        var options = Options with { GpuLayers = 4 };

        var problem = Assert.Throws<ModelLoadException>(() => DevicePlacement.Of(options, [Cpu]));

        Assert.Contains("./mixtral native cuda", problem.Message, StringComparison.Ordinal);
    }

    private static (int, ModelSplitMode, int, string) Place(ModelLoadOptions options, NativeDevice[] devices)
    {
        var placement = DevicePlacement.Of(options, devices);
        return (placement.GpuLayers, placement.SplitMode, placement.MainGpu, string.Join(' ', placement.Shares));
    }
}
