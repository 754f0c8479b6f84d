using MixtralServer.Configuration;

namespace MixtralServer.Tests.Configuration;

public sealed class ModelFileTests
{
    [Fact]
    public void Parts_SplitModel_NamesThemAll()
    {
        var file = ModelFile.At("m.Q4-00001-of-00003.gguf", "/w");

        Assert.Equal(
            ["/w/m.Q4-00001-of-00003.gguf", "/w/m.Q4-00002-of-00003.gguf", "/w/m.Q4-00003-of-00003.gguf"],
            file.Parts);
        Assert.Equal("m.Q4", file.ShortName);
    }

    [Fact]
    public void Missing_SomePartsThere_NamesTheOthers()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "m-00001-of-00002.gguf"), "");

            var file = ModelFile.At("m-00001-of-00002.gguf", folder.FullName);

            Assert.Equal([Path.Combine(folder.FullName, "m-00002-of-00002.gguf")], file.Missing());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void At_BuiltInModel_IsTheFileBesideTheProgram()
    {
        var file = ModelFile.At("builtin:tiny", "/w");

        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "tiny-mixtral.gguf"), file.Path);
        Assert.Equal("tiny-mixtral", file.ShortName);
    }
}
