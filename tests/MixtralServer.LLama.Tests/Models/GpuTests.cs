using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Models;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.LLama.Tests.Models;

/// <summary>
/// The way to a GPU. MIXTRAL_TEST_VULKAN=1 with the Vulkan library works without one too: on Mesa's software device,
/// with GGML_VK_VISIBLE_DEVICES=0, because devices that are CPUs are passed over otherwise.
/// </summary>
[Collection(NativeFixture.Collection)]
public sealed class GpuTests(NativeFixture native)
{
    [SkippableFact]
    public void Load_AllLayersOnTheGpu_AnswersAsTheCpu()
    {
        Skip.If(NativeFixture.Backend == NativeBackend.Cpu, "Set MIXTRAL_TEST_VULKAN=1 or MIXTRAL_TEST_CUDA=1.");
        var gpu = native.Runtime.Devices.First(d => d.IsGpu);
        int[][] prompts = [[1, 300, 301, 302], [1, 500, 77, 600, 88, 700, 99]];

        using var model = LLamaModel.Load(
            new ModelLoadOptions { Path = native.ModelPath, Devices = [gpu.Name] }, null, CancellationToken.None);
        var onGpu = Run(model, prompts);
        var onCpu = Run(native.Model, prompts);

        Assert.True(gpu.MemoryTotal > 0);
        Assert.Contains(gpu.Name, model.Facts.Devices);
        Assert.Equal(["CPU"], native.Model.Facts.Devices);
        Assert.Equal(onCpu, onGpu);
    }

    private static int[][] Run(LLamaModel model, int[][] prompts)
    {
        using IModelContext context = model.CreateContext(NativeFixture.ContextOptions(sequences: 2));
        return Greedy.Run(context, prompts, steps: 16);
    }
}
