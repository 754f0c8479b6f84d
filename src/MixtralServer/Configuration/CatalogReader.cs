using System.Text;
using MixtralServer.Configuration.Yaml;
using MixtralServer.Protocol;
using YamlDotNet.Core;

namespace MixtralServer.Configuration;

/// <summary>Reads a catalogue file into definitions, or reports everything that is wrong with it.</summary>
internal static class CatalogReader
{
    // The shipped catalogue has 10 KiB.
    private const int MaxFileBytes = 1 << 20;
    private const int MaxModels = 1_000;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads the catalogue at <paramref name="path"/>.</summary>
    /// <exception cref="CatalogException">It cannot be read or has problems; the message lists all of them.</exception>
    public static ModelCatalog ReadFile(string path, Func<string, string?> environment)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var entryReader = new ModelEntryReader(folder, environment, Environment.ProcessorCount);
        return Read(TextOf(path), new ConfigReading(path), entryReader);
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
        var dialect = root.Choice("dialect", Words.Dialects, Dialect.OpenAi);
        var adminToken = ClientsReader.HashOf(root, "admin_token_sha256");
        var sharesCache = root.Choice("cache_scope", Words.CacheScopes, true);
        var clients = ClientsReader.Read(root);
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
            Dialect = dialect,
            Clients = clients,
            AdminToken = adminToken,
        };
    }

    private static string TextOf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MaxFileBytes + 1];
            var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (count > MaxFileBytes)
                throw new CatalogException($"{path}: this is no catalogue; one has at most {MaxFileBytes >> 10} KiB");
            return StrictUtf8.GetString(bytes, 0, count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CatalogException($"{path}: the catalogue cannot be read: {e.Message}");
        }
    }
}
