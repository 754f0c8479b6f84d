using System.Collections.Concurrent;

namespace MixtralServer.Grammar.Matching;

/// <summary>
/// Masks of all grammars and requests, by what decides them, up to a number of bytes; then those that were not asked for lately
/// go (second chance, which is close to least recently used and lets readers go on without a lock). Safe for any thread.
/// </summary>
/// <param name="bytesMax">What it may hold.</param>
public sealed class MaskCache(long bytesMax)
{
    /// <summary>A size that holds some sixteen thousand full masks of 32,768 tokens.</summary>
    public const long BytesDefault = 64L << 20;

    private readonly Lock _lock = new(); // only writers take it
    private readonly ConcurrentDictionary<int[], MaskEntry> _entries = new(MaskKeyComparer.Instance);
    private readonly Queue<int[]> _keys = new(); // bounded by the bytes, as each entry takes some
    private long _bytes;
    private long _grammars;

    /// <summary>Bytes held now.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Masks held now.</summary>
    public int Count => _entries.Count;

    /// <summary>A number for another grammar whose masks are kept here.</summary>
    internal long NextGrammar() => Interlocked.Increment(ref _grammars);

    internal MaskEntry? Find(ReadOnlySpan<int> key)
    {
        if (!_entries.GetAlternateLookup<ReadOnlySpan<int>>().TryGetValue(key, out var entry)) return null;
        if (!entry.Used) entry.Used = true;
        return entry;
    }

    internal void Add(ReadOnlySpan<int> key, MaskEntry entry)
    {
        lock (_lock)
        {
            var stored = key.ToArray();
            if (!_entries.TryAdd(stored, entry)) return;
            _keys.Enqueue(stored);
            Interlocked.Add(ref _bytes, Size(stored, entry));
            while (_bytes > bytesMax && _keys.TryDequeue(out var oldest)) Evict(oldest);
        }
    }

    private static long Size(int[] key, MaskEntry entry) => entry.Bytes + (4L * key.Length);

    private void Evict(int[] key)
    {
        var entry = _entries[key];
        if (entry.Used && _keys.Count > 0)
        {
            entry.Used = false;
            _keys.Enqueue(key);
            return;
        }

        _entries.TryRemove(key, out _);
        Interlocked.Add(ref _bytes, -Size(key, entry));
    }
}
