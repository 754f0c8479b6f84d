using System.CommandLine;
using MixtralServer.Commands.Grammars;

namespace MixtralServer.Tests.Commands.Grammars;

public sealed class GrammarCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mixtral-grammar-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Compile_Regex_PrintsGbnfThatTextsConformTo()
    {
        Assert.Equal(0, await RunAsync(GrammarCommands.CreateCompile(), "--regex", "a[0-9]+"));
        var gbnf = Write("g.gbnf", _output.ToString());

        Assert.Equal(0, await RunAsync(GrammarCommands.CreateCheck(), gbnf, "a42"));
        Assert.Equal(1, await RunAsync(GrammarCommands.CreateCheck(), gbnf, "b"));
    }

    [Theory]
    [InlineData("""{"n": 12}""", 0, "It conforms.")]
    [InlineData("""{"n": """, 1, "It conforms as far as it goes, but is not complete.")]
    [InlineData("""{"n": x}""", 1, "It stops conforming at line 1, column 7: x}")]
    public async Task Check_Schema_SaysWhereATextStopsConforming(string text, int exit, string expected)
    {
        var schema = Write("s.json", """{"type":"object","properties":{"n":{"type":"integer"}},"required":["n"],"additionalProperties":false}""");

        Assert.Equal(exit, await RunAsync(GrammarCommands.CreateCheck(), schema, text));

        Assert.Equal(expected, _output.ToString().TrimEnd());
    }

    [Fact]
    public async Task Check_SecondLine_IsCounted()
    {
        var gbnf = Write("g.gbnf", "root ::= \"a\\n\" \"bc\"");

        await RunAsync(GrammarCommands.CreateCheck(), gbnf, "a\nbd");

        Assert.Equal("It stops conforming at line 2, column 2: d", _output.ToString().TrimEnd());
    }

    [Theory]
    [InlineData("s.json", """{"type": "nothing"}""", "#/type")]
    [InlineData("s.json", "{", "the schema is no JSON")]
    [InlineData("g.gbnf", "root ::= (", "line 1")]
    public async Task Compile_Wrong_SaysWhatAndWhere(string name, string content, string expected)
    {
        Assert.Equal(1, await RunAsync(GrammarCommands.CreateCompile(), Write(name, content)));

        Assert.Contains(expected, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_NothingNamed_SaysWhatIsWanted()
    {
        Assert.Equal(1, await RunAsync(GrammarCommands.CreateCompile()));

        Assert.Contains("--regex", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_Lenient_SaysOnStderrWhatIsLeftOut()
    {
        var schema = Write("s.json", """{"type":"array","items":{"type":"integer"},"uniqueItems":true}""");

        Assert.Equal(1, await RunAsync(GrammarCommands.CreateCompile(), schema));
        Assert.Equal(0, await RunAsync(GrammarCommands.CreateCompile(), schema, "--lenient"));

        Assert.Contains("left out: #/uniqueItems: ", _error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("root ::=", _output.ToString(), StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private Task<int> RunAsync(Command command, params string[] args) =>
        command.Parse(args).InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error });
}
