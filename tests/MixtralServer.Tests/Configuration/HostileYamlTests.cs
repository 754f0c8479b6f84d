using MixtralServer.Configuration;
using MixtralServer.Configuration.Yaml;
using YamlDotNet.Core;

namespace MixtralServer.Tests.Configuration;

public sealed class HostileYamlTests
{
    [Theory]
    [InlineData("models: [\n", "this is not valid YAML")]
    [InlineData("a: b: c\n", "this is not valid YAML")]
    [InlineData("- a\n", "must have keys such as \"models:\" at its top level")]
    [InlineData("models: &x []\n", "anchors (&) and aliases (*) are not taken")]
    [InlineData("models: *x\n", "anchors (&) and aliases (*) are not taken")]
    [InlineData("models: !!python/object []\n", "tags (!) are not taken")]
    [InlineData("[a]: 1\n", "a key must be a single word")]
    [InlineData("models: []\n---\nmodels: []\n", "a second document begins here")]
    public void Read_TextThatIsNotTaken_IsRefusedWithItsPlace(string text, string expected)
    {
        var problem = Assert.Single(CatalogText.ProblemsOf(text));

        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Matches(@"^models\.yaml:\d+:\d+: ", problem);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Read_MillionLevels_StopsAtTheBound(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 1 << 18));

        var e = Assert.Throws<YamlException>(() => YamlTreeReader.Read(text));

        Assert.Contains("nested more than 16 levels", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MillionValues_StopsAtTheBound()
    {
        var text = string.Concat(Enumerable.Repeat("- a\n", 200_000));

        var e = Assert.Throws<YamlException>(() => YamlTreeReader.Read(text));

        Assert.Contains("more than 100000 values", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_HugeFile_IsRefusedWithoutReadingIt()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(path))
                file.SetLength(100 << 20);

            var e = Assert.Throws<CatalogException>(() => CatalogReader.ReadFile(path, _ => null));

            Assert.Contains("at most 1024 KiB", e.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ReadFile_NotUtf8_IsRefused()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [0x61, 0x3A, 0xFF, 0xFE]);

            Assert.Throws<CatalogException>(() => CatalogReader.ReadFile(path, _ => null));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Read_MutatedCatalogues_GiveACatalogueOrItsProblems()
    {
        var random = new Random(1);
        var shipped = File.ReadAllText(Repository.RepositoryFiles.Path("models.yaml")).ToCharArray();
        for (var round = 0; round < 2_000; round++)
        {
            var text = (char[])shipped.Clone();
            for (var change = 0; change <= round % 20; change++)
                text[random.Next(text.Length)] = shipped[random.Next(shipped.Length)];

            var thrown = Record.Exception(() => CatalogText.Read(new string(text)));

            Assert.True(thrown is null or CatalogException { Problems.Count: > 0 }, thrown?.ToString());
        }
    }
}
