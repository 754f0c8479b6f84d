namespace MixtralServer.Tests.Commands;

public sealed class ListCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task List_Catalogue_ShowsEachModelAndWhetherItsFilesAreThere()
    {
        Write("here.gguf", "");
        var catalog = Write(
            "models.yaml",
            """
            models:
            - {id: one, file: here.gguf}
            - {id: two, file: gone.gguf}
            - {id: three, file: gone-00001-of-00002.gguf}
            - {id: four, file: gone.gguf, enabled: false}
            """);

        var result = await CommandLine.RunAsync("models", "list", "--catalog", catalog);

        Assert.Equal((0, ""), (result.Code, result.Error));
        var rows = result.Output.Split('\n')
            .Select(row => row.Split('│', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5)
            .Select(cells => $"{cells[1]}: {cells[3]}");
        Assert.Equal(
            [
                "Model: State",
                "one: present",
                "two: missing",
                "three: missing 2 of 2 parts",
                "four: disabled",
            ],
            rows);
    }

    [Fact]
    public async Task List_BrokenCatalogue_ShowsItsProblemsAlone()
    {
        var catalog = Write("models.yaml", "models: 3\ncolour: red\n");

        var result = await CommandLine.RunAsync("models", "list", "--catalog", catalog);

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Equal(2, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
