using System.CommandLine;
using System.Text.Json;
using MixtralServer.Commands.Models;

namespace MixtralServer.Tests.Commands.Models;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mixtral-models-").FullName;

    private readonly StringWriter _output = new();

    private readonly StringWriter _error = new();

    private string Model => Path.Combine(_folder, "tiny.gguf");

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Forge_ThenInspect_ShowsTheModel()
    {
        Assert.Equal(0, await RunAsync(ForgeCommand.Create(), "--shape", "tiny", "--type", "q8_0", Model));
        Assert.Equal(0, await RunAsync(InspectCommand.Create(), "--tensors", Model));

        Assert.Contains("8, 2 used for each token", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("blk.1.ffn_down_exps.weight", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("general.architecture", _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Inspect_Json_IsOneDocument()
    {
        await RunAsync(ForgeCommand.Create(), Model);

        Assert.Equal(0, await RunAsync(InspectCommand.Create(), "--json", "--tensors", Model));

        using var document = JsonDocument.Parse(_output.ToString());
        Assert.Equal(4_096, document.RootElement.GetProperty("context").GetInt32());
        Assert.Equal("F16", document.RootElement.GetProperty("types")[0].GetProperty("type").GetString());
        Assert.Equal(23, document.RootElement.GetProperty("tensors").GetArrayLength());
        var tokens = document.RootElement.GetProperty("metadata").GetProperty("tokenizer.ggml.tokens");
        Assert.Equal(16, tokens.GetProperty("first").GetArrayLength());
    }

    [Fact]
    public async Task Forge_LongContext_IsWrittenToTheFile()
    {
        await RunAsync(ForgeCommand.Create(), "--context", "65536", Model);

        Assert.Equal(0, await RunAsync(InspectCommand.Create(), "--json", Model));

        using var document = JsonDocument.Parse(_output.ToString());
        Assert.Equal(65_536, document.RootElement.GetProperty("context").GetInt32());
    }

    [Fact]
    public async Task Inspect_BadFile_SaysWhereInOneLineAndFails()
    {
        await File.WriteAllTextAsync(Model, "no model");

        Assert.Equal(1, await RunAsync(InspectCommand.Create(), Model));

        Assert.StartsWith($"{Model}: at byte 0, magic: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Inspect_OnePartOfSeveral_ShowsItAndNamesTheMissing()
    {
        var part = Path.Combine(_folder, "m-00001-of-00002.gguf");
        await RunAsync(ForgeCommand.Create(), part);

        Assert.Equal(0, await RunAsync(InspectCommand.Create(), part));

        Assert.Contains("m-00002-of-00002.gguf", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forge_FileExists_SaysSoAndFails()
    {
        await File.WriteAllTextAsync(Model, "precious");

        Assert.Equal(1, await RunAsync(ForgeCommand.Create(), Model));

        Assert.Contains("--force", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(Model));
    }

    [Theory]
    [InlineData("--shape", "huge")]
    [InlineData("--type", "q3_K")]
    public async Task Forge_UnknownWord_ListsTheKnownOnes(string option, string word)
    {
        Assert.Equal(1, await RunAsync(ForgeCommand.Create(), option, word, Model));

        Assert.Contains($"'{word}' is none of", _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Model));
    }

    private Task<int> RunAsync(Command command, params string[] arguments)
    {
        _output.GetStringBuilder().Clear();
        var configuration = new InvocationConfiguration { Output = _output, Error = _error };
        return command.Parse(arguments).InvokeAsync(configuration);
    }
}
