using MixtralServer.Configuration;
using MixtralServer.Configuration.Keys;

namespace MixtralServer.Tests.Configuration;

public sealed class ApiKeySourcesTests : IDisposable
{
    // Of "secret".
    private const string Hash = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void AddTo_ListInTheEnvironment_IsTaken()
    {
        var clients = With(new() { [ApiKeySources.KeysVariable] = $"shop secret, k2\nlab sha256:{Hash[..63]}0" });

        Assert.Equal(["shop", "key-015f7e6b", "lab"], clients.Select(client => client.Name));
        Assert.True(clients[0].Key!.Matches(KeyHash.Of("secret")));
        Assert.True(clients[1].Key!.Matches(KeyHash.Of("k2")));
        Assert.Equal($"{Hash[..63]}0", clients[2].Key!.Digits);
    }

    [Fact]
    public void AddTo_File_IsTakenFromTheCatalogueOrTheEnvironment()
    {
        var (mine, other) = (Write("a.keys", $"# ours\n\nshop sha256:{Hash}\r\n"), Write("b.keys", "lab k2"));

        var named = With([], new ModelCatalog([], []) { ApiKeysFile = mine });
        var overridden = With(new() { [ApiKeySources.FileVariable] = other }, new ModelCatalog([], []) { ApiKeysFile = mine });

        Assert.Equal(("shop", Hash), (named.Single().Name, named.Single().Key!.Digits));
        Assert.Equal("lab", overridden.Single().Name);
    }

    [Fact]
    public void Load_FileOfKeysInTheCatalogue_IsBesideIt()
    {
        Write("a.keys", "shop secret");
        var path = Write("models.yaml", "clients: [{name: anybody}]\napi_keys_file: a.keys\n");

        var (catalog, _) = CatalogLoader.Load(new ServeOptions { CatalogPath = path });

        Assert.Equal(["anybody", "shop"], catalog.Clients.Select(client => client.Name));
    }

    [Theory]
    [InlineData("a secretive b", "MIXTRAL_API_KEYS:1: write a key, or a name")]
    [InlineData("ok\nsha256:secretive", "MIXTRAL_API_KEYS:2: sha256: must be followed by 64 hexadecimal digits")]
    [InlineData("shop k1, Shop secretive", "MIXTRAL_API_KEYS: \"Shop\" has the name or the key of \"shop\"")]
    [InlineData("a secretive, b secretive", "MIXTRAL_API_KEYS: \"b\" has the name or the key of \"a\"")]
    public void AddTo_WrongList_IsReportedWithoutItsKeys(string list, string problem)
    {
        var fault = Assert.Throws<CatalogException>(() => With(new() { [ApiKeySources.KeysVariable] = list }));

        Assert.StartsWith(problem, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secretive", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddTo_FileThatIsNotThere_IsReported()
    {
        var path = Path.Combine(_folder.FullName, "gone");

        var fault = Assert.Throws<CatalogException>(() => With(new() { [ApiKeySources.FileVariable] = path }));

        Assert.StartsWith($"{path}: the list of keys cannot be read", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IReadOnlyList<ClientDefinition> With(Dictionary<string, string> environment, ModelCatalog? catalog = null) =>
        ApiKeySources.AddTo(catalog ?? new ModelCatalog([], []), environment.GetValueOrDefault).Clients;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
