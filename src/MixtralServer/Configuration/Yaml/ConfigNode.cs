namespace MixtralServer.Configuration.Yaml;

/// <summary>One value of a configuration file, with its place so that problems can point at it.</summary>
/// <param name="Place">Where the value begins.</param>
internal abstract record ConfigNode(Place Place)
{
    /// <summary>What the value is called in messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value.</summary>
/// <param name="Value">Its text, without quotes.</param>
/// <param name="IsPlain">Whether it was written without quotes, so that it may be a number or a flag.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record ScalarNode(string Value, bool IsPlain, Place Place) : ConfigNode(Place)
{
    public override string Kind => IsEmpty ? "nothing" : "a single value";

    /// <summary>Whether a key was written without a value.</summary>
    public bool IsEmpty => IsPlain && Value is "" or "~" or "null";
}

/// <summary>A list of values.</summary>
/// <param name="Items">The values in order.</param>
/// <param name="Place">Where the list begins.</param>
internal sealed record ListNode(IReadOnlyList<ConfigNode> Items, Place Place) : ConfigNode(Place)
{
    public override string Kind => "a list";
}

/// <summary>Keys with values.</summary>
/// <param name="Entries">In the order written; keys may repeat, which the reader of the map reports.</param>
/// <param name="Place">Where the map begins.</param>
internal sealed record MapNode(IReadOnlyList<MapEntry> Entries, Place Place) : ConfigNode(Place)
{
    public override string Kind => "a map of keys";
}

/// <summary>One key with its value.</summary>
internal sealed record MapEntry(ScalarNode Key, ConfigNode Value);

/// <summary>A place in a text file; both count from 1.</summary>
internal readonly record struct Place(long Line, long Column);
