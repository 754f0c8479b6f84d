using MixtralServer.Chat.Prompts;
using MixtralServer.Configuration;

namespace MixtralServer.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly string _weights = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.gguf");

    public ServeCommandTests() => File.WriteAllText(_weights, "");

    public void Dispose() => File.Delete(_weights);

    [Fact]
    public async Task Serve_NoOptions_ListensOnLoopbackWithTheUsualCatalogue()
    {
        var options = await ServedAsync();

        Assert.Equal(["http://127.0.0.1:8080"], options.Urls);
        Assert.Null(options.CatalogPath);
        Assert.Equal((Backend.Auto, false, false), (options.Backend, options.Verbose, options.AllowAnonymous));
        Assert.False(options.NoStandIn);
        Assert.Equal((null, null, null), (options.Model, options.Threads, options.GpuLayers));
    }

    [Fact]
    public async Task Serve_OneModel_TakesItsOptions()
    {
        var options = await ServedAsync(
            "--model", _weights, "--ctx", "512", "--parallel", "3", "--chat-format", "chatml", "--threads", "2");

        Assert.Equal(_weights, options.Model?.Path);
        Assert.Equal((512, 3, 2), (options.Context, options.Parallel, options.Threads));
        Assert.Equal(ChatFormat.ChatMl, options.ChatFormat);
    }

    [Fact]
    public async Task Serve_Catalogue_TakesWhatHoldsForAllModels()
    {
        var options = await ServedAsync(
            "--catalog", "c.yaml", "--backend", "CUDA", "--gpu-layers", "all", "--verbose", "--allow-anonymous",
            "--no-stand-in");

        Assert.Equal(("c.yaml", Backend.Cuda, true), (options.CatalogPath, options.Backend, options.Verbose));
        Assert.Equal((GpuLayers.All, true, true), (options.GpuLayers, options.AllowAnonymous, options.NoStandIn));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", "--port", "0")]
    [InlineData("http://127.0.0.1:9000", "--port", "9000")]
    [InlineData("http://0.0.0.0:80", "--urls", "http://0.0.0.0:80")]
    [InlineData("http://*:80,http://[::1]:81", "--urls", "http://*:80;http://[::1]:81")]
    public async Task Serve_Address_IsTaken(string expected, params string[] args)
        => Assert.Equal(expected.Split(','), (await ServedAsync(args)).Urls);

    [Theory]
    [InlineData("--port: \"65536\" is not allowed; give a whole number from 0 to 65535.", "--port", "65536")]
    [InlineData("--port and --urls both say where to listen", "--port", "1", "--urls", "http://*:1")]
    [InlineData("TLS is not spoken here", "--urls", "https://*:1")]
    [InlineData("is no address; write http://host:port", "--urls", "localhost")]
    [InlineData("has a path", "--urls", "http://*:1/base")]
    [InlineData("give 1 to 16 addresses", "--urls", ";")]
    [InlineData("--model or --catalog, not both", "--model", "m.gguf", "--catalog", "c")]
    [InlineData("--ctx goes with --model", "--ctx", "100")]
    [InlineData("--parallel goes with --model", "--parallel", "2")]
    [InlineData("--chat-format goes with --model", "--chat-format", "none")]
    [InlineData("--backend cpu uses no GPU", "--backend", "cpu", "--gpu-layers", "3")]
    [InlineData("--model: there is no file /nowhere/m.gguf.", "--model", "/nowhere/m.gguf")]
    [InlineData("\"m.bin\" is no GGUF file", "--model", "m.bin")]
    [InlineData("--threads: \"0\" is not allowed", "--threads", "0")]
    [InlineData("--backend: \"metal\" is not allowed; give one of auto, cpu, cuda, vulkan.", "--backend", "metal")]
    [InlineData("--gpu-layers: \"some\" is not allowed", "--gpu-layers", "some")]
    [InlineData("--port", "--prot", "1")]
    public async Task Serve_WrongOption_SaysWhatToDoAndServesNothing(string expected, params string[] args)
    {
        var result = await CommandLine.RunAsync(["serve", .. args]);

        Assert.Equal((1, null), (result.Code, result.Served));
        Assert.Contains(expected, result.Output + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("serve", "--help")]
    [InlineData("models", "list", "--help")]
    public async Task Help_EveryCommand_IsShown(params string[] args)
    {
        var result = await CommandLine.RunAsync(args);

        Assert.Equal(0, result.Code);
        Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
    }

    private static async Task<ServeOptions> ServedAsync(params string[] args)
    {
        var result = await CommandLine.RunAsync(["serve", .. args]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        return Assert.IsType<ServeOptions>(result.Served);
    }
}
