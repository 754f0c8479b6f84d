using MixtralServer.Chat.Requests;
using MixtralServer.Configuration;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Http.Clients;

/// <summary>
/// Says whose request it is, by its key. Where keys are listed, one of them is needed, unless the catalogue has an entry for everybody
/// else. Then, and where none are, a key that is not listed is a client of its own, and requests without one are all of nobody in
/// particular.
/// </summary>
internal sealed class ClientDirectory
{
    private readonly ClientDefinition[] _listed;
    private readonly ClientDefinition _others;
    private readonly bool _isOpen;

    /// <param name="clients">No two of one key; one without is for everybody who is not listed.</param>
    public ClientDirectory(IReadOnlyList<ClientDefinition> clients)
    {
        _listed = [.. clients.Where(client => client.Key is not null)];
        _isOpen = _listed.Length == 0 || _listed.Length < clients.Count;
        _others = clients.FirstOrDefault(client => client.Key is null) ?? new ClientDefinition { Name = "" };
    }

    /// <summary>Whether a request with those keys is served.</summary>
    /// <param name="sent">The keys that it carries.</param>
    /// <param name="key">The one that counts: the first that is listed, or else the first; null where there is none.</param>
    public bool Admits(IReadOnlyList<KeyHash> sent, out KeyHash? key)
    {
        var listed = sent.FirstOrDefault(candidate => Listed(candidate) is not null);
        key = listed ?? (sent.Count > 0 ? sent[0] : null);
        return _isOpen || listed is not null;
    }

    /// <summary>Whose request it is, and the class that it gets.</summary>
    /// <param name="key">Its key, or null for none.</param>
    /// <param name="asked">The class that it asks for, or null.</param>
    /// <param name="sharesCache">Whether the model lets clients share cached prompts that are not configured otherwise.</param>
    public Caller CallerOf(KeyHash? key, RequestPriority? asked, bool sharesCache)
    {
        var (client, id) = Find(key);
        var wanted = asked ?? client.Priority;
        return new Caller(
            id,
            client.SharesCache ?? sharesCache ? "" : id,
            wanted < client.PriorityHighest ? client.PriorityHighest : wanted);
    }

    /// <summary>What the client is called; empty for nobody in particular.</summary>
    /// <param name="key">Its key, or null for none.</param>
    public string IdOf(KeyHash? key) => Find(key).Id;

    private (ClientDefinition Client, string Id) Find(KeyHash? key)
    {
        if (key is null) return (_others, "");
        return Listed(key) is { } found ? (found, $"client:{found.Name}") : (_others, $"key:{key.Fingerprint}");
    }

    private ClientDefinition? Listed(KeyHash key)
    {
        ClientDefinition? found = null;
        foreach (var client in _listed)
        {
            if (client.Key!.Matches(key)) found = client; // goes through all of them, so that the time tells nothing
        }

        return found;
    }
}
