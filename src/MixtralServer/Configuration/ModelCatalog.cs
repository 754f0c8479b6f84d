using MixtralServer.Protocol;

namespace MixtralServer.Configuration;

/// <summary>The models that a server offers, and what holds for the server as a whole.</summary>
internal sealed record ModelCatalog
{
    /// <param name="models">The models offered; no name may occur twice, also not in another case.</param>
    /// <param name="disabled">Those described but switched off.</param>
    public ModelCatalog(IReadOnlyList<ModelDefinition> models, IReadOnlyList<ModelDefinition> disabled)
    {
        (Models, Disabled) = (models, disabled);
        ByName = NamesOf(models);
    }

    /// <summary>The models offered, in the order of the catalogue.</summary>
    public IReadOnlyList<ModelDefinition> Models { get; private init; }

    /// <summary>Models that are described but switched off.</summary>
    public IReadOnlyList<ModelDefinition> Disabled { get; }

    /// <summary>How long running requests may go on when the server is told to stop.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest request body, in bytes.</summary>
    public long BodyLimit { get; init; } = 10L << 20;

    /// <summary>How many connections there may be.</summary>
    public int ConnectionsMax { get; init; } = 4096;

    /// <summary>How long a client may be slow.</summary>
    public TimeSpan SlowClientTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whose API clients expect that do not say it.</summary>
    public Dialect Dialect { get; init; } = Dialect.OpenAi;

    /// <summary>Whether the model that comes with the program answers in place of the others where none of them has its weights.</summary>
    public bool HasStandIn { get; init; } = true;

    /// <summary>What is known of clients; no two have the same name or key.</summary>
    public IReadOnlyList<ClientDefinition> Clients { get; init; } = [];

    /// <summary>The file that lists API keys besides those of <see cref="Clients"/>; null for none.</summary>
    public string? ApiKeysFile { get; init; }

    /// <summary>What opens the engine's figures to other machines; null for nothing.</summary>
    public KeyHash? AdminToken { get; init; }

    private Dictionary<string, ModelDefinition> ByName { get; init; }

    /// <summary>The model with that id or alias, whatever the case; null where there is none.</summary>
    public ModelDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The same catalogue with its models changed; no name may occur twice among them.</summary>
    public ModelCatalog WithModels(Func<ModelDefinition, ModelDefinition> change)
    {
        ModelDefinition[] changed = [.. Models.Select(change)];
        return this with { Models = changed, ByName = NamesOf(changed) };
    }

    private static Dictionary<string, ModelDefinition> NamesOf(IReadOnlyList<ModelDefinition> models) => models
        .SelectMany(model => (IEnumerable<string>)[model.Id, .. model.Aliases], (model, name) => (name, model))
        .ToDictionary(entry => entry.name, entry => entry.model, StringComparer.OrdinalIgnoreCase);
}
