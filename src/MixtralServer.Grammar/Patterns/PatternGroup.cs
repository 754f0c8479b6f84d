namespace MixtralServer.Grammar.Patterns;

/// <summary>A group of a pattern while it is read.</summary>
/// <param name="start">Where it begins.</param>
internal sealed class PatternGroup(int start)
{
    public int Start { get; } = start;

    /// <summary>The alternatives read so far, but for the last.</summary>
    public List<Anchored> Alternatives { get; } = []; // bounded by the length of the pattern, as the next

    /// <summary>The parts of the last alternative.</summary>
    public List<Anchored> Parts { get; } = [];
}
