using System.Text.Json;

namespace MixtralServer.Tests.Commands.Grammars;

public sealed class GrammarWalkCommandTests : IDisposable
{
    private const string Schema =
        """{"type":"object","properties":{"n":{"type":"integer"},"s":{"type":"string"}},"required":["n"]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("mixtral-walk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Walk_Schema_PrintsValuesThatSatisfyIt()
    {
        var lines = await WalkAsync(Write("s.json", Schema), "--count", "200");

        Assert.Equal(200, lines.Length);
        Assert.InRange(lines.Distinct().Count(), 100, 200);
        foreach (var line in lines)
        {
            using var value = JsonDocument.Parse(line);
            Assert.Equal(JsonValueKind.Number, value.RootElement.GetProperty("n").ValueKind);
        }
    }

    [Fact]
    public async Task Walk_DeclaredOnly_MakesUpNoProperties()
    {
        var lines = await WalkAsync(Write("s.json", Schema), "--count", "50", "--declared");

        Assert.Contains(lines, line => line.Contains("\"s\"", StringComparison.Ordinal));
        foreach (var line in lines)
        {
            using var value = JsonDocument.Parse(line);
            Assert.Subset(new HashSet<string> { "n", "s" }, value.RootElement.EnumerateObject().Select(member => member.Name).ToHashSet());
        }
    }

    [Fact]
    public async Task Walk_SameSeed_PrintsTheSame()
    {
        var file = Write("g.gbnf", "root ::= [a-z]{3,8}");

        Assert.Equal(await WalkAsync(file, "--seed", "5"), await WalkAsync(file, "--seed", "5"));
        Assert.NotEqual(await WalkAsync(file, "--seed", "5"), await WalkAsync(file, "--seed", "6"));
    }

    [Fact]
    public async Task Walk_TextThatCannotEndInTime_IsLeftOutAndSaid()
    {
        var result = await CommandLine.RunAsync("grammar", "walk", Write("g.gbnf", "root ::= \"a\"{5000}"), "--count", "2");

        Assert.Equal((0, ""), (result.Code, result.Output));
        Assert.Contains("did not end", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walk_Lenient_SaysWhatIsLeftOut()
    {
        var file = Write("s.json", """{"type":"array","items":{"const":1},"uniqueItems":true}""");

        Assert.Equal(1, (await CommandLine.RunAsync("grammar", "walk", file)).Code);
        var result = await CommandLine.RunAsync("grammar", "walk", file, "--lenient");

        Assert.Equal(0, result.Code);
        Assert.Contains("left out: #/uniqueItems", result.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static async Task<string[]> WalkAsync(params string[] args)
    {
        var result = await CommandLine.RunAsync(["grammar", "walk", .. args]);
        Assert.Equal((0, ""), (result.Code, result.Error));
        return result.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
