using MixtralServer.Chat.Prompts;
using MixtralServer.Configuration;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Tests.Configuration;

public sealed class CatalogLoaderTests
{
    [Fact]
    public void Load_OneModel_IsACatalogueOfItsOwn()
    {
        var file = ModelFile.At("Mixtral.Q4-00001-of-00002.gguf", "/w");

        var (catalog, source) = CatalogLoader.Load(new ServeOptions
        {
            Model = file,
            Context = 512,
            Parallel = 3,
            Threads = 2,
            ChatFormat = ChatFormat.None,
            GpuLayers = new GpuLayers(5),
        });

        var model = Assert.Single(catalog.Models);
        Assert.Equal(("Mixtral.Q4", file.Path), (model.Id, source));
        Assert.Equal((512, 3, 1536), (model.Sizes.Context, model.Sizes.Parallel, model.Sizes.CellCount));
        Assert.Equal((2, 2, ChatFormat.None), (model.Threads, model.ThreadsBatch, model.ChatFormat));
        Assert.Equal(new GpuLayers(5), model.Gpu.Layers);
    }

    [Fact]
    public void Load_BuiltInModel_IsServedAsItIsWithoutACatalogue()
    {
        var (catalog, _) = CatalogLoader.Load(new ServeOptions { Model = ModelFile.BuiltIn, Context = 512 });

        var model = Assert.Single(catalog.Models);
        Assert.Equal(("tiny-mixtral", "default"), (model.Id, Assert.Single(model.Aliases)));
        Assert.Equal((512, 16), (model.Sizes.Context, model.Sizes.Parallel));
        Assert.Equal((1, KvCellType.Q80), (model.Threads, model.ValueType));
    }

    [Fact]
    public void Load_CatalogueWithThreadsGiven_HoldsForAllModels()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "drain_timeout: 1s\nmodels: [{id: a, file: a.gguf, threads: 7}]\n");

            var (catalog, source) = CatalogLoader.Load(new ServeOptions { CatalogPath = path, Threads = 2 });

            Assert.Equal((path, TimeSpan.FromSeconds(1)), (source, catalog.DrainTimeout));
            var model = Assert.Single(catalog.Models);
            Assert.Equal((2, 2), (model.Threads, model.ThreadsBatch));
            Assert.Same(model, catalog.Find("A"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
