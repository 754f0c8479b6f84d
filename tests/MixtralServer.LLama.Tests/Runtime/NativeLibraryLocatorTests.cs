using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.LLama.Tests.Runtime;

public sealed class NativeLibraryLocatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mixtral-locator-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("libllama.so")]
    [InlineData("libllama.v0.5.0.so")]
    [InlineData("llama.dll")]
    [InlineData("libllama.dylib")]
    public void FindNamed_FolderWithLibrary_FindsIt(string file)
    {
        Touch("libllama-common.so", "libllama.so.0", "libggml.so", file);

        Assert.Equal(Path.Combine(_folder, file), NativeLibraryLocator.FindNamed(Options(NativeBackend.Cpu)));
    }

    [Fact]
    public void FindNamed_FolderWithout_SaysWhatToRun()
    {
        Touch("libllama-common.so", "readme.txt");

        var problem = Assert.Throws<ModelLoadException>(
            () => NativeLibraryLocator.FindNamed(Options(NativeBackend.Auto)));

        Assert.Contains(_folder, problem.Message, StringComparison.Ordinal);
        Assert.Contains("./mixtral native cpu", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FindNamed_FolderWithoutTheBackend_SaysWhichIsMissing()
    {
        Touch("libllama.so", "libggml-vulkan.so");

        var problem = Assert.Throws<ModelLoadException>(
            () => NativeLibraryLocator.FindNamed(Options(NativeBackend.Cuda)));

        Assert.Contains("with CUDA", problem.Message, StringComparison.Ordinal);
        Assert.Contains("./mixtral native cuda", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(NativeLibraryLocator.FindNamed(Options(NativeBackend.Vulkan)));
    }

    private NativeRuntimeOptions Options(NativeBackend backend) =>
        new() { Backend = backend, LibraryDirectory = _folder, Logger = NullLogger.Instance };

    private void Touch(params string[] files)
    {
        foreach (var file in files)
            File.WriteAllText(Path.Combine(_folder, file), "");
    }
}
