using System.Text.Json;
using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Synthetic;

namespace MixtralServer.Tests.Commands.Bench;

public sealed class BenchDepthCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mixtral-bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Depth_TinyModel_PrintsOneLineForEachDepthInAscendingOrder()
    {
        var path = Path.Combine(_folder, "tiny.gguf");
        await SyntheticModel.ForgeAsync(
            new ForgeOptions(MixtralShape.Tiny, GgmlType.F16), path, progress: null, CancellationToken.None);

        var (code, output, _) = await RunAsync(
            "--model", path, "--threads", "1", "--depths", "200,70", "--chunk", "64", "--steps", "2", "--keys", "f32");

        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();
        Assert.Equal([70, 200], lines.Select(line => line.GetProperty("depth").GetInt32()));
        Assert.All(lines, line => Assert.True(line.GetProperty("prefill_tok_s").GetDouble() > 0));
        Assert.All(lines, line => Assert.True(line.GetProperty("decode_tok_s").GetDouble() > 0));
        Assert.All(lines, line => Assert.Equal("f32", line.GetProperty("keys").GetString()));
    }

    [Theory]
    [InlineData("--depths", "8,x")]
    [InlineData("--chunk", "0")]
    [InlineData("--values", "q9")]
    public async Task Depth_BadOption_NamesIt(string option, string value)
    {
        var (code, _, error) = await RunAsync("--model", "any.gguf", option, value);

        Assert.Equal(1, code);
        Assert.Contains(option == "--depths" ? "depth" : option, error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var result = await CommandLine.RunAsync(["bench", "depth", .. args]);
        return (result.Code, result.Output, result.Error);
    }
}
