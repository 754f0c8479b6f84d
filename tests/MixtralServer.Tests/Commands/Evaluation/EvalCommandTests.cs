using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Commands.Evaluation;

public sealed class EvalCommandTests : IDisposable
{
    private readonly string _set = Path.GetTempFileName();

    [Fact]
    public async Task Eval_RunningServer_PrintsATableAndScores()
    {
        await using var server = await StartAsync();
        WriteSet(("greetings", "Hi"), ("greetings", "Hello"), ("facts", "Hi"));

        var result = await RunAsync(server, "alias", "--concurrency", "2", "--key", "k");

        Assert.Equal((0, ""), (result.Code, result.Error));
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [
                "| skill     | passed |     of |      % |",
                "|-----------|-------:|-------:|-------:|",
                "| facts     |      1 |      1 |  100.0 |",
                "| greetings |      1 |      2 |   50.0 |",
                "| all       |      2 |      3 |   66.7 |",
            ],
            lines[..^1]);
        using var scores = JsonDocument.Parse(lines[^1]);
        Assert.Equal(0, scores.RootElement.GetProperty("failed").GetInt32());
        Assert.Equal(50, scores.RootElement.GetProperty("skills").GetProperty("greetings").GetProperty("percent").GetDouble());
    }

    [Fact]
    public async Task Eval_RequestsRefused_FailsAndSaysWhy()
    {
        await using var server = await StartAsync();
        WriteSet(("facts", "Hi"), ("facts", "Hi"));

        var result = await RunAsync(server, "absent");

        Assert.Equal(1, result.Code);
        Assert.StartsWith("2 of 2 requests failed: 404: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("\"failed\":2", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_SkillAndLimit_AskForThoseOnly()
    {
        await using var server = await StartAsync();
        WriteSet(("facts", "Hi"), ("sums", "Hi"), ("sums", "Hi"));

        var result = await RunAsync(server, "alias", "--skill", "sums", "--limit", "1");

        Assert.Contains("\"total\":{\"passed\":1,\"of\":1,\"percent\":100}", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no skill dance", "--skill", "dance")]
    [InlineData("is no address", "--url", "ftp://host")]
    [InlineData("--concurrency", "--concurrency", "0")]
    public async Task Eval_BadInput_IsNamed(string expected, params string[] options)
    {
        WriteSet(("facts", "Hi"));

        var result = await CommandLine.RunAsync(["eval", "--set", _set, .. options]);

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_NoSuchSet_Fails()
    {
        var result = await CommandLine.RunAsync("eval", "--set", "/none.jsonl");

        Assert.Equal(1, result.Code);
        Assert.Contains("/none.jsonl", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_set);

    // It says "Hi" to everything.
    private static Task<RunningServer> StartAsync() =>
        RunningServer.StartAsync(new ServerSettings { Engine = ServerSettings.EngineOf(sequences: 4, length: 1_024) });

    private Task<CommandLineResult> RunAsync(RunningServer server, string model, params string[] options) =>
        CommandLine.RunAsync(["eval", "--url", server.Client.BaseAddress!.ToString(), "--model", model, "--set", _set, .. options]);

    private void WriteSet(params (string Skill, string Answer)[] tasks) => File.WriteAllLines(_set, tasks.Select(task =>
        $$$"""{"skill":"{{{task.Skill}}}","messages":[{"role":"user","content":"?"}],"check":{"kind":"exact","value":"{{{task.Answer}}}"}}"""));
}
