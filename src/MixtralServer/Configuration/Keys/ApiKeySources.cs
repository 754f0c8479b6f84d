namespace MixtralServer.Configuration.Keys;

/// <summary>Adds the clients whose keys are listed outside the catalogue to those that it describes.</summary>
internal static class ApiKeySources
{
    /// <summary>The environment variable that holds a list of keys.</summary>
    public const string KeysVariable = "MIXTRAL_API_KEYS";

    /// <summary>The environment variable that names a file with a list of keys; it takes precedence over the catalogue.</summary>
    public const string FileVariable = "MIXTRAL_API_KEYS_FILE";

    /// <summary>Reads the lists.</summary>
    /// <param name="catalog">Says which clients there are, and where a list of more is.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <returns>The catalogue with all clients.</returns>
    /// <exception cref="CatalogException">A list cannot be read, or a name or key occurs twice.</exception>
    public static ModelCatalog AddTo(ModelCatalog catalog, Func<string, string?> environment)
    {
        ClientRegister clients = new(catalog.Clients);
        var file = environment(FileVariable) is { Length: > 0 } named ? named : catalog.ApiKeysFile;
        if (file is not null)
            clients.Add(ApiKeyList.Read(BoundedText.Read(file, "the list of keys"), file), file);
        if (environment(KeysVariable) is { Length: > 0 } list)
            clients.Add(ApiKeyList.Read(list, KeysVariable), KeysVariable);
        return catalog with { Clients = clients.All };
    }
}
