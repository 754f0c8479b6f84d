using MixtralServer.Chat;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Serving;

/// <summary>The models by name.</summary>
internal sealed class ModelRegistry
{
    // Long enough for a small model to load, short enough to be worth waiting for.
    private static readonly TimeSpan LoadingRetry = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, ServedModel> _byName = new(StringComparer.OrdinalIgnoreCase);
    private volatile bool _isDraining;

    /// <summary>Takes the models in the order in which they are listed.</summary>
    /// <exception cref="ArgumentException">Two models share a name.</exception>
    public ModelRegistry(IReadOnlyList<ServedModel> models)
    {
        Models = models;
        foreach (var model in models)
        {
            foreach (var name in model.Profile.Aliases.Prepend(model.Profile.Id))
            {
                if (!_byName.TryAdd(name, model) && _byName[name] != model)
                    throw new ArgumentException($"Two models have the name {name}.", nameof(models));
            }
        }
    }

    public IReadOnlyList<ServedModel> Models { get; }

    /// <summary>Whether the server is shutting down.</summary>
    public bool IsDraining => _isDraining;

    /// <summary>From now on the server reports that it is not ready. Each engine refuses requests by itself.</summary>
    public void BeginDrain() => _isDraining = true;

    /// <summary>The model with that id or alias, without regard to case; or why there is none.</summary>
    public Outcome<ServedModel> Find(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return new RequestProblem(
                ProblemKind.InvalidRequest, "missing_value", "model is missing; it must name a model.", "model");
        }
        return _byName.TryGetValue(name, out var model)
            ? model
            : new RequestProblem(
                ProblemKind.NotFound,
                "model_not_found",
                $"The model '{name}' does not exist. GET /v1/models lists those that do.",
                "model");
    }

    /// <summary>The model with that id or alias where it can answer, or the one that stands in for it; or why it cannot.</summary>
    public Outcome<ServedModelState.Ready> FindReady(string? name)
    {
        if (!Find(name).TryGet(out var model, out var problem))
            return problem;
        return model.State switch
        {
            ServedModelState.Ready ready => ready,
            ServedModelState.StoodIn { By.State: ServedModelState.Ready ready } => ready,
            ServedModelState.Loading loading => Unavailable(
                "model_loading", $"The model '{name}' is loading ({loading.Progress:P0}).", LoadingRetry),
            ServedModelState.StoodIn { By.State: ServedModelState.Loading loading } => Unavailable(
                "model_loading", $"The model in place of '{name}' is loading ({loading.Progress:P0}).", LoadingRetry),
            ServedModelState.Missing { Reason: var reason } => Absent(reason),
            ServedModelState.StoodIn { Reason: var reason } => Absent(reason),
            ServedModelState.Failed failed => Unavailable(
                "model_not_available", $"The model '{name}' could not be loaded: {failed.Reason}"),
            var other => throw new InvalidOperationException($"Unknown state {other}."),
        };

        RequestProblem Absent(string reason) => Unavailable("model_not_available", $"The model '{name}' is not available: {reason}");
    }

    private static RequestProblem Unavailable(string code, string message, TimeSpan? retryAfter = null) =>
        new(ProblemKind.Unavailable, code, message, "model", retryAfter);
}
