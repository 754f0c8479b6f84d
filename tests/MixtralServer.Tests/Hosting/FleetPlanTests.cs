using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Configuration;
using MixtralServer.Hosting;
using MixtralServer.Inference.Telemetry;
using MixtralServer.Serving;
using MixtralServer.Tests.Configuration;

namespace MixtralServer.Tests.Hosting;

public sealed class FleetPlanTests
{
    private const string Absent =
        """
        models:
        - {id: Org/Big, aliases: [big], file: /nowhere/big.gguf}
        - {id: Org/Off, file: /nowhere/off.gguf, enabled: false}
        """;

    [Fact]
    public async Task NoWeights_TheBuiltInModel_StandsInForEachThatIsOffered()
    {
        var registry = await RegistryOfAsync(Absent);

        Assert.Equal(["Org/Big", "tiny-mixtral"], registry.Models.Select(model => model.Profile.Id));
        Assert.True(registry.Find("big").TryGet(out var big, out _));
        var stoodIn = Assert.IsType<ServedModelState.StoodIn>(big.State);
        Assert.Equal("tiny-mixtral", stoodIn.By.Profile.Id);
        Assert.Contains("/nowhere/big.gguf", stoodIn.Reason, StringComparison.Ordinal);
        Assert.Same(stoodIn.By, registry.Models[1]);
    }

    [Fact]
    public async Task NoWeights_WithoutStandIn_TheBuiltInModelAnswersUnderItsOwnNameAlone()
    {
        var registry = await RegistryOfAsync($"stand_in: false\n{Absent}");

        Assert.Equal(["Org/Big", "tiny-mixtral"], registry.Models.Select(model => model.Profile.Id));
        Assert.IsType<ServedModelState.Missing>(registry.Models[0].State);
    }

    [Fact]
    public async Task SomeWeights_NothingStandsIn()
    {
        using var weights = new TemporaryFile(".gguf");

        var registry = await RegistryOfAsync($"{Absent}\n- {{id: here, file: {weights.Path}}}");

        Assert.Equal(["Org/Big", "here"], registry.Models.Select(model => model.Profile.Id));
        Assert.IsType<ServedModelState.Missing>(registry.Models[0].State);
    }

    [Fact]
    public async Task BuiltInModelsName_GivenToAnother_IsLeftToIt()
    {
        var registry = await RegistryOfAsync("models: [{id: a, aliases: [Tiny-Mixtral], file: /nowhere/a.gguf}]");

        Assert.IsType<ServedModelState.Missing>(Assert.Single(registry.Models).State);
    }

    [Fact]
    public void Load_NoStandInAskedFor_PrevailsOverTheCatalogue()
    {
        using var catalogue = new TemporaryFile(".yaml", $"stand_in: true\n{Absent}");

        Assert.True(CatalogLoader.Load(new ServeOptions { CatalogPath = catalogue.Path }).Catalog.HasStandIn);
        Assert.False(CatalogLoader.Load(new ServeOptions { CatalogPath = catalogue.Path, NoStandIn = true }).Catalog.HasStandIn);
    }

    private static async Task<ModelRegistry> RegistryOfAsync(string catalogue)
    {
        using var meter = new EngineMeter();
        var loader = new ModelLoader(TimeProvider.System, NullLoggerFactory.Instance, meter);
        var plan = FleetPlan.Of(CatalogText.Read(catalogue));
        await using var fleet = new ModelFleet(plan, loader, NullLogger<ModelFleet>.Instance);
        return fleet.Registry;
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string ending, string text = "")
        {
            Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ending);
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => File.Delete(Path);
    }
}
