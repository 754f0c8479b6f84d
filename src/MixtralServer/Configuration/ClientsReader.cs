using MixtralServer.Configuration.Yaml;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Configuration;

/// <summary>Reads a catalogue's <c>clients</c>.</summary>
internal static class ClientsReader
{
    private const int MaxClients = 10_000;
    private const int MaxNameLength = 200;

    private const string HashAllowed = "the key's SHA-256, 64 hexadecimal digits, as printf %s KEY | sha256sum shows it";

    /// <summary>Reads them; what is wrong is reported and left at its default.</summary>
    public static IReadOnlyList<ClientDefinition> Read(MapReader root)
    {
        var clients = new List<ClientDefinition>();
        foreach (var entry in root.Maps("clients", MaxClients))
        {
            var client = ReadOne(entry);
            CheckAgainst(clients, client, entry);
            entry.Finish();
            clients.Add(client);
        }

        return clients;
    }

    private static ClientDefinition ReadOne(MapReader entry)
    {
        if (!entry.Has("name"))
            entry.Problem("name", "is missing; give the client a name");
        var name = entry.Text("name") ?? "";
        if (name.Length > MaxNameLength)
            entry.Problem("name", $"is too long; use up to {MaxNameLength} characters");
        var highest = entry.Choice("priority_highest", Words.Priorities, RequestPriority.Realtime);
        var priority = entry.Choice(
            "priority", Words.Priorities, (RequestPriority)Math.Max((int)RequestPriority.Default, (int)highest));
        if (priority < highest)
            entry.Problem("priority", "is more urgent than priority_highest; lower it, or raise that");
        return new ClientDefinition
        {
            Name = name,
            Key = HashOf(entry, "key_sha256"),
            Priority = priority,
            PriorityHighest = highest,
            SharesCache = entry.Choice("cache", Words.ClientCaches, null),
        };
    }

    /// <summary>A hash; null where it is absent or wrong.</summary>
    public static KeyHash? HashOf(MapReader map, string key)
    {
        if (map.Text(key) is not { } text) return null;
        var hash = KeyHash.Parse(text);
        if (hash is null)
            map.Problem(key, $"this is no hash; write {HashAllowed}");
        return hash;
    }

    private static void CheckAgainst(List<ClientDefinition> others, ClientDefinition client, MapReader entry)
    {
        if (others.Exists(other => string.Equals(other.Name, client.Name, StringComparison.OrdinalIgnoreCase)))
            entry.Problem("name", $"\"{client.Name}\" is taken already (case does not matter); names must differ");
        if (!entry.Has("key_sha256") && others.Exists(other => other.Key is null))
            entry.Problem("key_sha256", "is missing; only one entry may be for everybody whose key is not listed");
        if (client.Key is { } key && others.Find(other => other.Key?.Matches(key) == true) is { } same)
            entry.Problem("key_sha256", $"is the key of {same.Name} already; keys must differ");
    }
}
