using MixtralServer.Configuration;
using MixtralServer.Inference.Ports;
using MixtralServer.Serving;

namespace MixtralServer.Hosting;

/// <summary>
/// All models of the process from start to end: which are there, loading them one after the other, ending them together.
/// </summary>
internal sealed partial class ModelFleet(
    FleetPlan plan, ModelLoader loader, ILogger<ModelFleet> logger) : IAsyncDisposable
{
    private readonly List<LoadedModel> _loaded = []; // bounded by the plan

    /// <summary>Their names and states, for requests. Changes as they are loaded.</summary>
    public ModelRegistry Registry { get; } = RegistryOf(plan);

    public IReadOnlyList<LoadedModel> Loaded => _loaded;

    /// <summary>Loads every model whose files are there. One that cannot be loaded leaves the others alone.</summary>
    /// <param name="report">Told of each model as it is loaded.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public async Task LoadAsync(ILoadReport report, CancellationToken cancellationToken)
    {
        foreach (var (definition, served) in plan.Models.Zip(Registry.Models))
        {
            if (served.State is not ServedModelState.Loading) continue;
            try
            {
                var progress = report.Begin(definition.Id);
                var model = await loader.LoadAsync(definition, Follow(served, progress), cancellationToken);
                _loaded.Add(model);
                served.State = model.State;
            }
            catch (ModelLoadException fault)
            {
                served.State = new ServedModelState.Failed(fault.Message);
                Log.NotLoaded(logger, definition.Id, fault.Message);
            }
        }
    }

    /// <summary>Lets running requests finish within the limit; takes no new ones.</summary>
    public Task DrainAsync(TimeSpan limit, TimeProvider time)
    {
        Registry.BeginDrain();
        return Task.WhenAll(_loaded.Select(model => model.State.Engine.DrainAsync(limit, time)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var model in _loaded) await model.DisposeAsync();
        _loaded.Clear();
    }

    private static Direct Follow(ServedModel served, IProgress<float> shown) => new Direct(share =>
    {
        served.State = new ServedModelState.Loading(share);
        shown.Report(share);
    });

    private static ModelRegistry RegistryOf(FleetPlan plan)
    {
        var standIn = plan.StandIn is { } definition ? new ServedModel(ProfileOf(definition), FirstState(definition, null)) : null;
        return new([.. plan.Models.Select(model => model == plan.StandIn
            ? standIn!
            : new ServedModel(ProfileOf(model), FirstState(model, standIn)))]);
    }

    private static ServedModelState FirstState(ModelDefinition definition, ServedModel? standIn)
    {
        if (definition.File.Missing() is not [var first, ..]) return new ServedModelState.Loading(0);
        var reason = $"its weights are not at {first}. Put them there, or name their place in the model's entry of models.yaml.";
        return standIn is null ? new ServedModelState.Missing(reason) : new ServedModelState.StoodIn(standIn, reason);
    }

    private static ModelProfile ProfileOf(ModelDefinition definition) => new()
    {
        Id = definition.Id,
        Aliases = definition.Aliases,
        DisplayName = definition.DisplayName,
        Organization = definition.Id.Split('/')[0],
        ContextLength = definition.Sizes.Context,
        Temperature = definition.Sampling.Temperature,
        PriceInput = definition.Pricing.Input,
        PriceOutput = definition.Pricing.Output,
    };

    // Progress<T> would report on the thread pool, out of order.
    private sealed class Direct(Action<float> report) : IProgress<float>
    {
        public void Report(float value) => report(value);
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Error, "{Model} cannot be served: {Reason}")]
        public static partial void NotLoaded(ILogger logger, string model, string reason);
    }
}
