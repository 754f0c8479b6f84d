namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// What each client has had of late. It is forgotten by half every <see cref="HalfLife"/>, so that who asks little goes before who asks
/// much, and nobody can save up for long.
/// </summary>
/// <param name="runningMax">How many requests may run.</param>
internal sealed class ClientLedger(int runningMax)
{
    /// <summary>The time in which what a client has had counts half.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromSeconds(30);

    // Who comes begins with at least this part of what any other has had, so that a sudden flood soon counts as one.
    private const double LeastPart = 0.5;

    // Clients remembered though they have no request alive, so that inventing keys does not fill the memory.
    private const int AbsentMax = 1000;

    // Less than a row is nothing.
    private const double Negligible = 1;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, ClientShare> _shares = new(StringComparer.Ordinal); // bounded: the living and AbsentMax
    private readonly List<string> _forgotten = [];
    private DateTimeOffset _lastTick = DateTimeOffset.MinValue;
    private int _absent;

    /// <summary>The clients that it knows.</summary>
    public int Count => _shares.Count;

    /// <summary>A request of a client comes alive.</summary>
    public ClientShare Enter(string client)
    {
        if (!_shares.TryGetValue(client, out var share)) _shares.Add(client, share = new ClientShare());
        else if (share.Alive == 0) _absent--;

        var part = share.Alive - share.Running >= runningMax ? 1 : LeastPart;
        share.Served = Math.Max(share.Served, part * LeastOfOthers(share));
        share.Alive++;
        return share;
    }

    /// <summary>A request of a client has ended.</summary>
    public void Leave(string client)
    {
        var share = _shares[client];
        if (--share.Alive > 0) return;
        if (_absent < AbsentMax) _absent++;
        else _shares.Remove(client);
    }

    /// <summary>Lets what was served before count less, once a second.</summary>
    public void Age(DateTimeOffset now)
    {
        if (now - _lastTick < Tick) return;
        var remains = Math.Pow(0.5, (now - _lastTick) / HalfLife);
        _lastTick = now;
        foreach (var (client, share) in _shares)
        {
            share.Served *= remains;
            if (share.Alive == 0 && share.Served < Negligible) _forgotten.Add(client);
        }

        foreach (var client in _forgotten) _shares.Remove(client);
        _absent -= _forgotten.Count;
        _forgotten.Clear();
    }

    private double LeastOfOthers(ClientShare share)
    {
        var least = double.MaxValue;
        foreach (var other in _shares.Values)
        {
            if (other != share && other.Alive > 0) least = Math.Min(least, other.Served);
        }

        return least == double.MaxValue ? 0 : least;
    }
}
