using MixtralServer.Configuration.Yaml;
using MixtralServer.Protocol;
using YamlDotNet.Core;

namespace MixtralServer.Configuration;

/// <summary>Reads a catalogue file into definitions, or reports everything that is wrong with it.</summary>
internal static class CatalogReader
{
    private const int MaxModels = 1_000;

    /// <summary>Reads the catalogue at <paramref name="path"/>.</summary>
    /// <exception cref="CatalogException">It cannot be read or has problems; the message lists all of them.</exception>
    public static ModelCatalog ReadFile(string path, Func<string, string?> environment)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var entryReader = new ModelEntryReader(folder, environment, Environment.ProcessorCount);
        var catalog = Read(BoundedText.Read(path, "the catalogue"), new ConfigReading(path), entryReader);
        return catalog with { ApiKeysFile = catalog.ApiKeysFile is { } file ? Path.Combine(folder, file) : null };
    }

    /// <summary>Reads a catalogue's text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="reading">Names the file, collects its problems and the keys known.</param>
    /// <param name="entryReader">Reads each model.</param>
    /// <exception cref="CatalogException">There are problems.</exception>
    public static ModelCatalog Read(string text, ConfigReading reading, ModelEntryReader entryReader)
    {
        try
        {
            var root = YamlTreeReader.Read(text) ?? new MapNode([], new Place(1, 1));
            if (root is MapNode map)
                return ReadRoot(new MapReader(map, "", "", reading), reading, entryReader);
            reading.Report(root.Place, "the file must have keys such as \"models:\" at its top level");
        }
        catch (YamlException e)
        {
            reading.Report(new Place(e.Start.Line, e.Start.Column), $"this is not valid YAML: {e.Message}");
        }

        throw new CatalogException(reading.Problems, reading.ProblemCount);
    }

    private static ModelCatalog ReadRoot(MapReader root, ConfigReading reading, ModelEntryReader entryReader)
    {
        var drainTimeout = root.Parsed("drain_timeout", "a duration from 0s to 1h, such as 30s", text =>
            Quantities.Duration(text, TimeSpan.Zero, TimeSpan.FromHours(1)));
        var bodyLimit = root.Parsed("body_limit", "a size from 1KiB to 1GiB, such as 10MiB", text =>
            Quantities.Bytes(text, 1 << 10, 1 << 30));
        var connectionsMax = root.Integer("connections_max", 1, 1_000_000);
        var slowClientTimeout = root.Parsed("slow_client_timeout", "a duration from 2s to 10m, such as 10s", text =>
            Quantities.Duration(text, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10)));
        var dialect = root.Choice("dialect", Words.Dialects, Dialect.OpenAi);
        var hasStandIn = root.Flag("stand_in");
        var adminToken = ClientsReader.HashOf(root, "admin_token_sha256");
        var sharesCache = root.Choice("cache_scope", Words.CacheScopes, true);
        var clients = ClientsReader.Read(root);
        var apiKeysFile = root.Text("api_keys_file");
        var names = new NameRegister();
        var entries = root.Maps("models", MaxModels).Select(entry => entryReader.Read(entry, names, reading, sharesCache)).ToList();
        root.Finish();
        if (reading.ProblemCount > 0)
            throw new CatalogException(reading.Problems, reading.ProblemCount);
        var catalog = new ModelCatalog(
            [.. entries.Where(entry => entry.Enabled).Select(entry => entry.Model)],
            [.. entries.Where(entry => !entry.Enabled).Select(entry => entry.Model)]);
        return catalog with
        {
            DrainTimeout = drainTimeout ?? catalog.DrainTimeout,
            BodyLimit = bodyLimit ?? catalog.BodyLimit,
            ConnectionsMax = connectionsMax ?? catalog.ConnectionsMax,
            SlowClientTimeout = slowClientTimeout ?? catalog.SlowClientTimeout,
            Dialect = dialect,
            HasStandIn = hasStandIn ?? catalog.HasStandIn,
            Clients = clients,
            ApiKeysFile = apiKeysFile,
            AdminToken = adminToken,
        };
    }
}
