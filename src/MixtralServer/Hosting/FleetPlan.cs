using MixtralServer.Configuration;

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
        var builtIn = BuiltInModel.Definition;
        return new([.. catalog.Models, builtIn], catalog.HasStandIn ? builtIn : null);
    }
}
