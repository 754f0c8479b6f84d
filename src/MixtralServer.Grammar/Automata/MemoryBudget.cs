namespace MixtralServer.Grammar.Automata;

/// <summary>Counts what the automata of a grammar take, up to a bound.</summary>
/// <param name="bytesMax">The bound.</param>
internal sealed class MemoryBudget(long bytesMax)
{
    private long _bytes;

    /// <summary>Bytes taken so far.</summary>
    public long Bytes => _bytes;

    /// <summary>Takes some more; throws <see cref="GrammarException"/> where that is too much.</summary>
    public void Take(long bytes)
    {
        _bytes += bytes;
        if (_bytes > bytesMax) throw new GrammarException("the grammar needs too much memory: its automata grow too large");
    }
}
