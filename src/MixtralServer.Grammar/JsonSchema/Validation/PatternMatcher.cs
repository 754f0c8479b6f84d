using System.Text.RegularExpressions;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>One regular expression of a schema: matched the usual way, and in linear time where that takes too long.</summary>
internal sealed class PatternMatcher
{
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LinearTimeout = TimeSpan.FromMilliseconds(200);

    private readonly string _translated;
    private readonly Regex _usual;
    private Regex? _linear;

    private PatternMatcher(string translated)
        => (_translated, _usual) = (translated, new Regex(translated, RegexOptions.CultureInvariant, UsualTimeout));

    /// <summary>The matcher of an ECMAScript expression, or null where it is malformed or beyond what .NET can do.</summary>
    public static PatternMatcher? Create(string pattern)
    {
        try
        {
            return EcmaRegex.Translate(pattern) is { } translated ? new PatternMatcher(translated) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether the expression is found in a text; null where finding out takes too long.</summary>
    public bool? IsMatch(string text)
    {
        try
        {
            return _usual.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return IsMatchInLinearTime(text);
        }
    }

    private bool? IsMatchInLinearTime(string text)
    {
        try
        {
            _linear ??= new Regex(_translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, LinearTimeout);
            return _linear.IsMatch(text);
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or NotSupportedException)
        {
            return null;
        }
    }
}
