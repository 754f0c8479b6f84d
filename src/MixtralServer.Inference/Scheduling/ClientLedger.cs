namespace MixtralServer.Inference.Scheduling;

/// <summary>The clients with living requests, and what each has had. Bounded by the living requests.</summary>
internal sealed class ClientLedger
{
    private readonly Dictionary<string, ClientShare> _shares = new(StringComparer.Ordinal);

    /// <summary>A request of a client comes alive.</summary>
    public ClientShare Enter(string client)
    {
        if (!_shares.TryGetValue(client, out var share))
        {
            share = new ClientShare { Served = _shares.Count == 0 ? 0 : _shares.Values.Min(s => s.Served) };
            _shares.Add(client, share);
        }

        share.Alive++;
        return share;
    }

    /// <summary>A request of a client has ended.</summary>
    public void Leave(string client)
    {
        var share = _shares[client];
        if (--share.Alive == 0) _shares.Remove(client);
    }
}
