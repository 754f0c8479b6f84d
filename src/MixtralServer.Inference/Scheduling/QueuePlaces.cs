using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Counts the places of a queue by class. A part of them is each class's own, the rest is for whoever comes; besides, as many may enter
/// as could run at once. Not safe for several threads.
/// </summary>
internal sealed class QueuePlaces
{
    // Of the whole queue, an eighth for each class.
    private const int OwnPart = 8;

    private static readonly int ClassCount = Enum.GetValues<RequestPriority>().Length;

    private readonly int[] _waiting = new int[ClassCount];
    private readonly int[] _most = new int[ClassCount];
    private readonly int[] _own = new int[ClassCount];
    private readonly int _runningMax;
    private readonly int _common;
    private int _begun;

    /// <param name="runningMax">How many requests run at once.</param>
    /// <param name="length">How many may wait besides them.</param>
    /// <param name="limits">What each class may take of that.</param>
    public QueuePlaces(int runningMax, int length, QueueLimits limits)
    {
        _runningMax = runningMax;
        foreach (var priority in Enum.GetValues<RequestPriority>())
        {
            _most[(int)priority] = Math.Min(limits.Of(priority).Length, length);
            _own[(int)priority] = Math.Min(_most[(int)priority], length / OwnPart);
        }

        _common = length - _own.Sum();
    }

    /// <summary>The most requests of a class that can enter together, with nobody else there.</summary>
    public int MostAtOnce(RequestPriority priority) =>
        _runningMax + Math.Min(_most[(int)priority], _own[(int)priority] + _common);

    /// <summary>How many more requests of a class can enter now.</summary>
    public int FreeFor(RequestPriority priority)
    {
        var free = Math.Max(_runningMax - _begun, 0);
        var waiting = _waiting[(int)priority];
        var own = Math.Max(_own[(int)priority] - waiting, 0);
        var common = Math.Max(_common + free - CommonTaken(), 0);
        return Math.Max(Math.Min(_most[(int)priority] + free - waiting, own + common), 0);
    }

    /// <summary>Takes a place for each of some sequences, or for none.</summary>
    public bool TryTake(ReadOnlySpan<Sequence> sequences)
    {
        for (var i = 0; i < sequences.Length; i++)
        {
            if (TryTake(sequences[i].Request.Priority)) continue;
            while (--i >= 0) End(sequences[i].Request.Priority, hasBegun: false);
            return false;
        }

        return true;
    }

    /// <summary>Takes a place in the queue.</summary>
    /// <returns>False where there is none for this class.</returns>
    public bool TryTake(RequestPriority priority)
    {
        var free = Math.Max(_runningMax - _begun, 0);
        var waiting = _waiting[(int)priority];
        if (waiting >= _most[(int)priority] + free) return false;
        if (waiting >= _own[(int)priority] && CommonTaken() >= _common + free) return false;
        _waiting[(int)priority]++;
        return true;
    }

    /// <summary>A request leaves the queue to run.</summary>
    public void Begin(RequestPriority priority)
    {
        _waiting[(int)priority]--;
        _begun++;
    }

    /// <summary>A request ends.</summary>
    /// <param name="priority">Its class.</param>
    /// <param name="hasBegun">Whether it had left the queue before.</param>
    public void End(RequestPriority priority, bool hasBegun)
    {
        if (hasBegun) _begun--;
        else _waiting[(int)priority]--;
    }

    private int CommonTaken()
    {
        var taken = 0;
        for (var i = 0; i < ClassCount; i++) taken += Math.Max(_waiting[i] - _own[i], 0);
        return taken;
    }
}
