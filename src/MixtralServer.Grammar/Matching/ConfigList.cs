namespace MixtralServer.Grammar.Matching;

/// <summary>All ways to read the text so far, in a buffer that is used again and again.</summary>
internal sealed class ConfigList
{
    private Config[] _items = new Config[4];

    /// <summary>Whether the text so far is complete.</summary>
    public bool Complete { get; set; }

    public int Count { get; private set; }

    /// <summary>Whether the text so far is neither complete nor can become so.</summary>
    public bool Stuck => Count == 0 && !Complete;

    public ReadOnlySpan<Config> Items => _items.AsSpan(0, Count);

    public void Clear() => (Count, Complete) = (0, false);

    public void SetOnly(Config config)
    {
        _items[0] = config;
        (Count, Complete) = (1, false);
    }

    public void Add(Config config)
    {
        if (Count == _items.Length) Array.Resize(ref _items, 2 * Count); // bounded by AlternativesMax, which the adder checks
        _items[Count++] = config;
    }

    public void CopyFrom(ReadOnlySpan<Config> items, bool complete)
    {
        Clear();
        foreach (var item in items) Add(item);
        Complete = complete;
    }
}
