using System.Text.Json;
using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Synthetic;

namespace MixtralServer.Tests.Commands.Bench;

public sealed class BenchRawCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mixtral-bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Raw_TinyModel_PrintsOneLineForEachWidth()
    {
        var path = Path.Combine(_folder, "tiny.gguf");
        await SyntheticModel.ForgeAsync(
            new ForgeOptions(MixtralShape.Tiny, GgmlType.F16), path, progress: null, CancellationToken.None);

        var (code, output, _) = await RunAsync("--model", path, "--threads", "1", "--batch", "1,3", "--steps", "2");

        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();
        Assert.Equal([1, 3], lines.Select(line => line.GetProperty("batch").GetInt32()));
        Assert.All(lines, line => Assert.True(line.GetProperty("tok_s").GetDouble() > 0));
        Assert.All(lines, line => Assert.True(line.GetProperty("ms_per_step").GetDouble() > 0));
        Assert.All(lines, line => Assert.Equal("tiny.gguf", line.GetProperty("model").GetString()));
    }

    [Fact]
    public async Task Raw_MissingModel_SaysSo()
    {
        var (code, _, error) = await RunAsync("--model", Path.Combine(_folder, "none.gguf"));

        Assert.Equal(1, code);
        Assert.Contains("does not exist", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--batch", "1,x")]
    [InlineData("--batch", "0")]
    [InlineData("--steps", "0")]
    [InlineData("--threads", "-1")]
    public async Task Raw_NumberOutOfRange_NamesIt(string option, string value)
    {
        var (code, _, error) = await RunAsync("--model", "any.gguf", option, value);

        Assert.Equal(1, code);
        Assert.Contains(option == "--batch" ? "batch width" : option, error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var result = await CommandLine.RunAsync(["bench", "raw", .. args]);
        return (result.Code, result.Output, result.Error);
    }
}
