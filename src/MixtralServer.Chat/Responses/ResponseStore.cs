using System.Runtime.InteropServices;

namespace MixtralServer.Chat.Responses;

/// <summary>
/// Past responses in memory, each for its client only, until newer ones need the room or the process ends. A client that stores much
/// loses its own first.
/// </summary>
public sealed class ResponseStore(ResponseStoreLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<StoredResponse>> _byId = new(StringComparer.Ordinal); // bounded by BytesMax, as the next
    private readonly LinkedList<StoredResponse> _oldestFirst = new();
    private readonly Dictionary<string, long> _bytesByClient = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Keeps a response; one that is larger than a client's share is not kept.</summary>
    public void Add(StoredResponse response)
    {
        if (response.Bytes > Math.Min(limits.ClientBytesMax, limits.BytesMax)) return;
        lock (_gate)
        {
            _byId.Add(response.Id, _oldestFirst.AddLast(response));
            Count(response, response.Bytes);
            for (var at = _oldestFirst.First!; _bytesByClient[response.Client] > limits.ClientBytesMax;)
            {
                var next = at.Next!; // the new one is last and fits, so that this ends before it
                if (at.Value.Client == response.Client) Forget(at);
                at = next;
            }

            while (_bytes > limits.BytesMax) Forget(_oldestFirst.First!);
        }
    }

    /// <summary>The client's response of that id, or null.</summary>
    public StoredResponse? Find(string client, string id)
    {
        lock (_gate)
        {
            return _byId.TryGetValue(id, out var node) && node.Value.Client == client ? node.Value : null;
        }
    }

    /// <summary>Forgets the client's response of that id.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string client, string id)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out var node) || node.Value.Client != client) return false;
            Forget(node);
            return true;
        }
    }

    private void Forget(LinkedListNode<StoredResponse> node)
    {
        _oldestFirst.Remove(node);
        _byId.Remove(node.Value.Id);
        Count(node.Value, -node.Value.Bytes);
    }

    private void Count(StoredResponse response, long bytes)
    {
        _bytes += bytes;
        ref var ofClient = ref CollectionsMarshal.GetValueRefOrAddDefault(_bytesByClient, response.Client, out _);
        ofClient += bytes;
        if (ofClient == 0) _bytesByClient.Remove(response.Client);
    }
}
