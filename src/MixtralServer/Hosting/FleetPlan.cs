using MixtralServer.Configuration;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Hosting;

/// <summary>What a server loads.</summary>
/// <param name="Models">The models, those whose weights are absent included.</param>
/// <param name="StandIn">The one of them that answers in place of all that are absent; null where none does.</param>
internal sealed record FleetPlan(IReadOnlyList<ModelDefinition> Models, ModelDefinition? StandIn)
{
    /// <summary>
    /// The catalogue's models. Where none of them has its weights, the model that comes with the program is added behind them, so that
    /// a first request is answered, and stands in for them unless that is switched off. A catalogue that gives its name to another model
    /// does without it.
    /// </summary>
    public static FleetPlan Of(ModelCatalog catalog)
    {
        var hasWeights = catalog.Models.Any(definition => definition.File.Missing().Count == 0);
        if (hasWeights || catalog.Find(ModelFile.BuiltInId) is not null) return new(catalog.Models, StandIn: null);
        var builtIn = BuiltIn();
        return new([.. catalog.Models, builtIn], catalog.HasStandIn ? builtIn : null);
    }

    /// <summary>The model that comes with the program, as it is served.</summary>
    public static ModelDefinition BuiltIn() => new()
    {
        Id = ModelFile.BuiltInId,
        DisplayName = "Tiny Mixtral (for trying and testing)",
        File = ModelFile.BuiltIn,
        Threads = 1, // so small that a second thread costs more than it does
        ThreadsBatch = 1,
        Sizes = new ModelSizes { Context = 4096, Parallel = 16 },
        KeyType = KvCellType.Q80, // of these llama.cpp's kernel makes the same bits, however rows are put together (decision 0010)
        ValueType = KvCellType.Q80,
        Sampling = new SamplingOptions { Temperature = 0.7 },
    };
}
