namespace MixtralServer.Grammar.Automata;

/// <summary>Counts what the automata of a grammar take, up to a bound.</summary>
/// <param name="bytesMax">The bound.</param>
internal sealed class MemoryBudget(long bytesMax)
{
    private long _bytes;

    /// <summary>The bound.</summary>
    public long BytesMax => bytesMax;

    /// <summary>Bytes taken so far.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Bytes that may still be taken; less than none where too much was asked for.</summary>
    public long Left => bytesMax - Bytes;

    /// <summary>Takes some more; throws <see cref="GrammarException"/> where that is too much.</summary>
    public void Take(long bytes)
    {
        _bytes += bytes;
        if (_bytes > bytesMax) throw new GrammarException("the grammar needs too much memory: its automata grow too large");
    }
}
