using MixtralServer.Configuration;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Hosting;

/// <summary>Serves the embedded model where the catalogue has no model whose weights are there, so that a first request is answered.</summary>
internal static class EmbeddedFallback
{
    /// <summary>The definitions, with the embedded model added where none of them can be loaded.</summary>
    public static IReadOnlyList<ModelDefinition> Apply(IReadOnlyList<ModelDefinition> definitions) =>
        definitions.Any(definition => definition.File.Missing().Count == 0) ? definitions : [.. definitions, Embedded()];

    private static ModelDefinition Embedded() => new()
    {
        Id = ModelFile.EmbeddedId,
        DisplayName = "Tiny Mixtral (random weights)",
        File = ModelFile.Embedded,
        Threads = 1, // so small that a second thread costs more than it does
        ThreadsBatch = 1,
        Sizes = new ModelSizes { Context = 4096, Parallel = 16 },
        Sampling = new SamplingOptions { Temperature = 0.7 },
    };
}
