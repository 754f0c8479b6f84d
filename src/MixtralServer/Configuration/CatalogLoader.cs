using MixtralServer.Configuration.Keys;

namespace MixtralServer.Configuration;

/// <summary>Makes the catalogue that a server with certain options offers.</summary>
internal static class CatalogLoader
{
    // So that clients of a server of one model need not know its file.
    private const string SingleAlias = "default";

    /// <summary>Reads the catalogue, or describes the one model asked for; without either, the one that comes with the program.</summary>
    /// <returns>The catalogue and, for people, where it comes from.</returns>
    /// <exception cref="CatalogException">The file cannot be read or has problems.</exception>
    public static (ModelCatalog Catalog, string Source) Load(ServeOptions options)
    {
        var (catalog, source) = Described(options);
        return (ApiKeySources.AddTo(catalog, Environment.GetEnvironmentVariable), source);
    }

    /// <summary>Reads the catalogue that is named, or the usual one where <paramref name="named"/> is null.</summary>
    public static (ModelCatalog Catalog, string Source) Load(string? named)
    {
        var path = CatalogLocation.Find(
            named, Environment.GetEnvironmentVariable, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        return path is null
            ? (Single(new ServeOptions { Model = ModelFile.BuiltIn }), "no models.yaml: the model that comes with the program")
            : (CatalogReader.ReadFile(path, Environment.GetEnvironmentVariable), path);
    }

    private static (ModelCatalog Catalog, string Source) Described(ServeOptions options)
    {
        if (options.Model is not null)
            return (Single(options), options.Model.Path);
        var (catalog, source) = Load(options.CatalogPath);
        var overridden = catalog.WithModels(model => Override(model, options)) with { HasStandIn = catalog.HasStandIn && !options.NoStandIn };
        return (overridden, source);
    }

    private static ModelCatalog Single(ServeOptions options)
    {
        var model = options.Model == ModelFile.BuiltIn ? BuiltInModel.Definition : Plain(options.Model!);
        model = model with
        {
            Aliases = [SingleAlias],
            ChatFormat = options.ChatFormat,
            Sizes = model.Sizes with
            {
                Context = options.Context ?? model.Sizes.Context,
                Parallel = options.Parallel ?? model.Sizes.Parallel,
            },
        };
        return new ModelCatalog([Override(model, options)], []);
    }

    private static ModelDefinition Plain(ModelFile file) => new()
    {
        Id = file.ShortName,
        DisplayName = file.ShortName,
        File = file,
        Threads = Environment.ProcessorCount,
        ThreadsBatch = Environment.ProcessorCount,
    };

    private static ModelDefinition Override(ModelDefinition model, ServeOptions options) => model with
    {
        Threads = options.Threads ?? model.Threads,
        ThreadsBatch = options.Threads ?? model.ThreadsBatch,
        Gpu = options.GpuLayers is { } layers ? model.Gpu with { Layers = layers } : model.Gpu,
    };
}
