using MixtralServer.Grammar.JsonSchema.Validation;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>Tells whether a text that a schema names is in a set of strings.</summary>
internal sealed class TextChecks
{
    /// <summary>The regular expressions of the schema.</summary>
    public PatternCache Patterns { get; } = new();

    /// <summary>Whether a regular expression is found in a text.</summary>
    public bool Matches(string pattern, string text) => Patterns.Matches(pattern, text);

    public bool Admits(StringShape shape, string text)
        => (shape.Min == 0 || StringChecks.Length(text) >= shape.Min)
            && (shape.Max is null || StringChecks.Length(text) <= shape.Max)
            && (shape.Allowed?.Contains(text) ?? true)
            && !shape.Excluded.Contains(text)
            && shape.Patterns.All(pattern => Matches(pattern.Expression, text))
            && shape.NotPatterns.All(pattern => Patterns.CanRead(pattern.Expression) && !Matches(pattern.Expression, text))
            && shape.Formats.All(format => FormatChecks.Satisfies(format, text));
}
