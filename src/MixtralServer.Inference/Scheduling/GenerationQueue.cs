using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// The only door between request threads and the decode thread. Requests threads put sequences and cancellations in and never
/// wait; the decode thread takes them at the top of each step and sleeps here when it has nothing to do.
/// </summary>
/// <param name="places">Bounds the requests alive at a time, waiting or running. Used under the queue's lock alone.</param>
internal sealed class GenerationQueue(QueuePlaces places)
{
    private readonly object _gate = new();
    private readonly List<Sequence> _arrivals = [];     // bounded by the places
    private readonly List<Sequence> _cancellations = []; // bounded by the places: at most one for each living request
    private int _alive;
    private bool _closed;
    private bool _aborted;

    /// <summary>How sequences fared at <see cref="TryEnter"/>.</summary>
    public enum Entry
    {
        Accepted,
        Full,
        Closed,
    }

    /// <summary>The most requests of a class that can enter together.</summary>
    public int MostAtOnce(RequestPriority priority) => places.MostAtOnce(priority);

    /// <summary>Any thread: how many more requests of a class would be taken now.</summary>
    public int FreeFor(RequestPriority priority)
    {
        lock (_gate) return _closed ? 0 : places.FreeFor(priority);
    }

    /// <summary>Request threads: hands sequences to the decode thread, all or none of them.</summary>
    public Entry TryEnter(params ReadOnlySpan<Sequence> sequences)
    {
        lock (_gate)
        {
            if (_closed) return Entry.Closed;
            if (!places.TryTake(sequences)) return Entry.Full;
            _alive += sequences.Length;
            _arrivals.AddRange(sequences);
            Monitor.Pulse(_gate);
            return Entry.Accepted;
        }
    }

    /// <summary>Request threads: asks for a sequence to be ended; nothing where it has ended.</summary>
    public void Cancel(Sequence sequence)
    {
        lock (_gate)
        {
            if (sequence.HasLeft) return;
            sequence.HasLeft = true;
            _cancellations.Add(sequence);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Any thread: from now on nothing is accepted.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Any thread: tells the decode thread to end everything and stop.</summary>
    public void Abort()
    {
        lock (_gate)
        {
            _closed = true;
            _aborted = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Decode thread: a request has had its first turn.</summary>
    public void Begin(Sequence sequence)
    {
        lock (_gate)
        {
            if (sequence.HasEnded) return;
            sequence.HasBegun = true;
            places.Begin(sequence.Request.Priority);
        }
    }

    /// <summary>Decode thread: a request has had its terminal event.</summary>
    public void Leave(Sequence sequence)
    {
        lock (_gate)
        {
            places.End(sequence.Request.Priority, sequence.HasBegun);
            sequence.HasLeft = true;
            _alive--;
        }
    }

    /// <summary>Decode thread: takes what came in; sleeps until something does where <paramref name="mayWait"/>.</summary>
    /// <returns>False when the loop must stop: aborted, or closed with nothing left alive.</returns>
    public bool Take(List<Sequence> arrivals, List<Sequence> cancellations, bool mayWait)
    {
        lock (_gate)
        {
            while (mayWait && !_aborted && !IsFinished && _arrivals.Count == 0 && _cancellations.Count == 0)
                Monitor.Wait(_gate);

            arrivals.AddRange(_arrivals);
            cancellations.AddRange(_cancellations);
            _arrivals.Clear();
            _cancellations.Clear();
            return !_aborted && !IsFinished;
        }
    }

    private bool IsFinished => _closed && _alive == 0;
}
