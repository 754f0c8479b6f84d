using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.LLama.Tests.Runtime;

[Collection(NativeFixture.Collection)]
public sealed class NativeRuntimeTests(NativeFixture native)
{
    [Fact]
    public void Start_TellsWhatItFound()
    {
        Assert.Contains(native.Runtime.Name, new[] { "Shim", "LLamaSharp" });
        Assert.Equal(NativeRuntime.Name, native.Runtime.Name);
        Assert.NotEmpty(native.Runtime.Version);
        Assert.True(Directory.Exists(native.Runtime.LibraryDirectory));
        var cpu = Assert.Single(native.Runtime.Devices, d => d.Name == "CPU");
        Assert.False(cpu.IsGpu);
        Assert.True(cpu.MemoryTotal > 0);
    }

    [Fact]
    public void Start_Again_GivesTheSame()
    {
        var options = new NativeRuntimeOptions { Backend = NativeFixture.Backend, Logger = NullLogger.Instance };

        Assert.Same(native.Runtime, NativeRuntime.Start(options));
    }

    [Fact]
    public void Start_Otherwise_IsRefused()
    {
        var options = new NativeRuntimeOptions
        {
            Backend = NativeFixture.Backend,
            LibraryDirectory = native.Folder,
            Logger = NullLogger.Instance,
        };

        Assert.Throws<ModelLoadException>(() => NativeRuntime.Start(options));
    }
}
