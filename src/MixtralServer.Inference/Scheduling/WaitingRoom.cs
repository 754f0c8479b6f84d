using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Who is next: the most urgent class first, inside a class the client that has had least, of one client the earliest request.
/// <para>
/// A line that has not had a turn for <see cref="TurnLimit"/> counts as one class more urgent, then two: so no class starves, while a
/// flood of one client, whose line has turns all the time, gains nothing by the age of its requests.
/// </para>
/// </summary>
internal sealed class WaitingRoom
{
    /// <summary>How long a line may go without a turn before it moves up a class.</summary>
    public static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(30);

    // How far behind a line's first request others of it are looked at, when that one waits for a prefix to be computed.
    private const int LookAhead = 16;

    private readonly Dictionary<(string Client, RequestPriority Priority), WaitingLine> _lines = []; // bounded by Count
    private readonly List<WaitingLine> _order = [];
    private readonly int[] _counts = new int[Enum.GetValues<RequestPriority>().Length];

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>How many of a class wait.</summary>
    public int CountOf(RequestPriority priority) => _counts[(int)priority];

    public IEnumerable<Sequence> All => _lines.Values.SelectMany(line => line.Sequences);

    /// <summary>Takes a sequence, new or preempted, by its arrival.</summary>
    public void Add(Sequence sequence)
    {
        var key = (sequence.Request.Client, sequence.Request.Priority);
        if (!_lines.TryGetValue(key, out var line))
            _lines.Add(key, line = new WaitingLine(sequence.Request.Priority, sequence.Share));

        var sequences = line.Sequences;
        var at = sequences.Count;
        while (at > 0 && sequences[at - 1].Arrival > sequence.Arrival) at--;
        sequences.Insert(at, sequence);
        Count++;
        _counts[(int)line.Priority]++;
    }

    /// <summary>Takes a sequence out, because it ends.</summary>
    /// <returns>Whether it was waiting.</returns>
    public bool Remove(Sequence sequence)
    {
        var key = (sequence.Request.Client, sequence.Request.Priority);
        if (!_lines.TryGetValue(key, out var line) || !line.Sequences.Remove(sequence)) return false;
        if (line.Sequences.Count == 0) _lines.Remove(key);
        Count--;
        _counts[(int)line.Priority]--;
        return true;
    }

    /// <summary>The first in order that can go now, or null. It stays until it is removed.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="canGo">Whether a sequence can go; those that cannot are passed over.</param>
    public Sequence? Next(DateTimeOffset now, Func<Sequence, bool> canGo) => Next(now, _ => true, canGo);

    /// <summary>The first in order of some lines that can go now, or null.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="counts">Whether a line counts.</param>
    /// <param name="canGo">Whether a sequence can go; those that cannot are passed over.</param>
    public Sequence? Next(DateTimeOffset now, Func<WaitingLine, bool> counts, Func<Sequence, bool> canGo)
    {
        _order.Clear();
        foreach (var line in _lines.Values)
        {
            if (counts(line)) _order.Add(line);
        }

        if (_order.Count > 1) _order.Sort((a, b) => Compare(a, b, now));
        foreach (var line in _order)
        {
            for (var i = 0; i < Math.Min(line.Sequences.Count, LookAhead); i++)
            {
                if (canGo(line.Sequences[i])) return line.Sequences[i];
            }
        }

        return null;
    }

    /// <summary>A sequence leaves its line to run.</summary>
    public void TakeTurn(Sequence sequence, DateTimeOffset now)
    {
        var line = _lines[(sequence.Request.Client, sequence.Request.Priority)];
        sequence.Turn.Begin(now, EffectiveClass(line, now));
        line.LastTurn = now;
        Remove(sequence);
    }

    private static int Compare(WaitingLine a, WaitingLine b, DateTimeOffset now)
    {
        var byClass = EffectiveClass(a, now).CompareTo(EffectiveClass(b, now));
        if (byClass != 0) return byClass;
        var byService = a.Share.Served.CompareTo(b.Share.Served);
        if (byService != 0) return byService;
        var byTurn = a.LastTurn.CompareTo(b.LastTurn); // a newcomer stands where the others are, and has had no turn yet
        return byTurn != 0 ? byTurn : a.Sequences[0].Arrival.CompareTo(b.Sequences[0].Arrival);
    }

    private static RequestPriority EffectiveClass(WaitingLine line, DateTimeOffset now)
    {
        var waits = line.Sequences[0].Turn.WaitsSince;
        var since = waits > line.LastTurn ? waits : line.LastTurn;
        var urgent = (int)line.Priority - (int)((now - since) / TurnLimit);
        return (RequestPriority)Math.Max(urgent, (int)RequestPriority.Realtime);
    }
}
