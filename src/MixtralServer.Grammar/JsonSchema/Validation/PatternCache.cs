namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>The regular expressions of one schema, each made once. Bounded by the schema.</summary>
internal sealed class PatternCache
{
    private readonly Dictionary<string, PatternMatcher?> _patterns = [];

    /// <summary>Whether a pattern is found in a text. One that cannot be read or takes too long is found nowhere.</summary>
    public bool Matches(string pattern, string text) => Match(pattern, text) ?? false;

    /// <summary>Whether a pattern is found in a text; null where that takes too long to find out. One that cannot be read is not.</summary>
    public bool? Match(string pattern, string text) => Of(pattern) is { } matcher ? matcher.IsMatch(text) : false;

    /// <summary>Whether a pattern can be matched at all.</summary>
    public bool CanRead(string pattern) => Of(pattern) is not null;

    private PatternMatcher? Of(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out var matcher))
            _patterns[pattern] = matcher = PatternMatcher.Create(pattern);
        return matcher;
    }
}
