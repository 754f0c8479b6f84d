using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Grammar.Matching;

/// <summary>
/// The stacks of one request as a tree: a frame names the one below it, and equal frames are one, so that stacks share what they
/// have in common and going back is free. Frames made while trying tokens are taken back afterwards.
/// </summary>
internal sealed class FrameStore
{
    /// <summary>The bottom of every stack.</summary>
    public const int Bottom = 0;

    private readonly int _framesMax;
    private Frame[] _frames;
    private int[] _buckets;

    public FrameStore(int framesMax)
    {
        _framesMax = framesMax;
        _frames = new Frame[16];
        _buckets = new int[16];
        Array.Fill(_buckets, -1);
        Count = 1;
        _frames[Bottom] = new Frame(null, 0, -1, 0, -1);
    }

    private FrameStore(FrameStore other)
    {
        _framesMax = other._framesMax;
        _frames = [.. other._frames];
        _buckets = [.. other._buckets];
        Count = other.Count;
    }

    public int Count { get; private set; }

    /// <summary>A frame, by its id.</summary>
    public ref readonly Frame this[int frame] => ref _frames[frame];

    public FrameStore Clone() => new(this);

    /// <summary>The frame of a call or loop on top of another.</summary>
    public int Push(Place place, int count, int parent)
    {
        var bucket = Bucket(place, count, parent);
        for (var at = _buckets[bucket]; at >= 0; at = _frames[at].NextInBucket)
        {
            ref readonly var frame = ref _frames[at];
            if (frame.Place == place && frame.Count == count && frame.Parent == parent) return at;
        }

        if (Count == _frames.Length) Grow();
        bucket = Bucket(place, count, parent);
        _frames[Count] = new Frame(place, count, parent, _frames[parent].Depth + 1, _buckets[bucket]);
        _buckets[bucket] = Count;
        return Count++;
    }

    /// <summary>Takes back the frames made since there were only so many.</summary>
    public void Release(int count)
    {
        while (Count > count)
        {
            ref readonly var frame = ref _frames[--Count];
            _buckets[Bucket(frame.Place!, frame.Count, frame.Parent)] = frame.NextInBucket;
        }
    }

    private int Bucket(Place place, int count, int parent)
    {
        var hash = unchecked((uint)((place.Id * 31) + count) * 2654435761u ^ (uint)parent * 2246822519u);
        return (int)(hash >> 7) & (_buckets.Length - 1);
    }

    private void Grow()
    {
        if (Count >= _framesMax) throw new GrammarException("the text nests or counts more than is allowed");
        Array.Resize(ref _frames, 2 * Count);
        _buckets = new int[2 * Count];
        Array.Fill(_buckets, -1);
        for (var at = 1; at < Count; at++)
        {
            ref var frame = ref _frames[at];
            var bucket = Bucket(frame.Place!, frame.Count, frame.Parent);
            frame = frame with { NextInBucket = _buckets[bucket] };
            _buckets[bucket] = at;
        }
    }
}
