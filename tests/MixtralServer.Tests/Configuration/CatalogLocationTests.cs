using MixtralServer.Configuration;

namespace MixtralServer.Tests.Configuration;

public sealed class CatalogLocationTests : IDisposable
{
    private readonly DirectoryInfo _current = Directory.CreateTempSubdirectory();
    private readonly DirectoryInfo _program = Directory.CreateTempSubdirectory();

    [Fact]
    public void Find_NothingAnywhere_IsNull() => Assert.Null(Find(null, null));

    [Fact]
    public void Find_SeveralPlaces_TakesTheNearest()
    {
        var beside = Write(_program);
        Assert.Equal(beside, Find(null, null));

        var current = Write(_current);
        Assert.Equal(current, Find(null, null));

        Assert.Equal("variable.yaml", Find(null, "variable.yaml"));
        Assert.Equal("named.yaml", Find("named.yaml", "variable.yaml"));
    }

    public void Dispose()
    {
        _current.Delete(recursive: true);
        _program.Delete(recursive: true);
    }

    private string? Find(string? named, string? variable)
        => CatalogLocation.Find(
            named,
            name => name == CatalogLocation.Variable ? variable : null,
            _current.FullName,
            _program.FullName);

    private static string Write(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, "models.yaml");
        File.WriteAllText(path, "");
        return path;
    }
}
