using MixtralServer.Configuration;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Hosting;

/// <summary>What a server loads.</summary>
/// <param name="Models">The models, those whose weights are absent included.</param>
/// <param name="StandIn">The one of them that answers in place of all that are absent; null where none does.</param>
internal sealed record FleetPlan(IReadOnlyList<ModelDefinition> Models, ModelDefinition? StandIn)
{
    /// <summary>
    /// The catalogue's models. Where none of them has its weights, the embedded model comes behind them, so that a first request is
    /// answered, and stands in for them unless that is switched off. A catalogue that gives its name to another model does without it.
    /// </summary>
    public static FleetPlan Of(ModelCatalog catalog)
    {
        var hasWeights = catalog.Models.Any(definition => definition.File.Missing().Count == 0);
        if (hasWeights || catalog.Find(ModelFile.EmbeddedId) is not null) return new(catalog.Models, StandIn: null);
        var embedded = Embedded();
        return new([.. catalog.Models, embedded], catalog.HasStandIn ? embedded : null);
    }

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
