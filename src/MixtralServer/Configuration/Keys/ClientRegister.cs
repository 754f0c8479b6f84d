namespace MixtralServer.Configuration.Keys;

/// <summary>Clients of several lists, none of which has the name, whatever the case, or the key of another.</summary>
internal sealed class ClientRegister
{
    private readonly List<ClientDefinition> _all = [];
    private readonly Dictionary<string, ClientDefinition> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ClientDefinition> _byKey = new(StringComparer.Ordinal);

    /// <param name="first">The clients to begin with; no two of one name or key.</param>
    public ClientRegister(IReadOnlyList<ClientDefinition> first)
    {
        foreach (var client in first) Add(client);
    }

    /// <summary>All of them, in the order in which they came.</summary>
    public IReadOnlyList<ClientDefinition> All => _all;

    /// <summary>Adds the clients of a list.</summary>
    /// <param name="more">The clients; each has a key.</param>
    /// <param name="source">Where the list comes from, for messages.</param>
    /// <exception cref="CatalogException">A name or key occurs twice.</exception>
    public void Add(IReadOnlyList<ClientDefinition> more, string source)
    {
        foreach (var client in more)
        {
            if (_byName.GetValueOrDefault(client.Name) is { } same || _byKey.TryGetValue(client.Key!.Digits, out same))
            {
                throw new CatalogException(
                    $"{source}: \"{client.Name}\" has the name or the key of \"{same.Name}\"; names and keys must differ");
            }

            Add(client);
        }
    }

    private void Add(ClientDefinition client)
    {
        _all.Add(client);
        _byName.Add(client.Name, client);
        if (client.Key is { } key) _byKey.Add(key.Digits, client);
    }
}
