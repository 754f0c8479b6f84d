namespace MixtralServer.Configuration;

/// <summary>The ids and aliases taken so far; case does not distinguish them.</summary>
internal sealed class NameRegister
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a name for the model <paramref name="id"/>; says who has it already, or null.</summary>
    public string? Take(string name, string id) => _owners.TryAdd(name, id) ? null : _owners[name];
}
