using System.Text.RegularExpressions;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>The regular expressions of one schema, each made once. Bounded by the schema.</summary>
internal sealed class PatternCache
{
    private readonly Dictionary<string, Regex?> _patterns = [];

    /// <summary>Whether a pattern is found in a text. One that cannot be read or takes too long is found nowhere.</summary>
    public bool Matches(string pattern, string text)
    {
        try
        {
            return Of(pattern)?.IsMatch(text) ?? false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether a pattern can be matched at all.</summary>
    public bool CanRead(string pattern) => Of(pattern) is not null;

    private Regex? Of(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out var regex))
            _patterns[pattern] = regex = EcmaRegex.Create(pattern);
        return regex;
    }
}
