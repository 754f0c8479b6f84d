using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>Lengths, patterns and formats.</summary>
internal static class StringChecks
{
    public static SchemaViolation? Check(SchemaKeyword keyword, Instance instance, PatternCache patterns, bool assertsFormats)
    {
        if (instance.Value.ValueKind != JsonValueKind.String) return null;
        var text = instance.Value.GetString()!;
        return keyword switch
        {
            SchemaKeyword.MinLength(_, var count) when Length(text) < count
                => instance.Breaks(keyword, $"The string must have at least {count} characters."),
            SchemaKeyword.MaxLength(_, var count) when Length(text) > count
                => instance.Breaks(keyword, $"The string must have at most {count} characters."),
            SchemaKeyword.Pattern(_, var expression) when !patterns.Matches(expression, text)
                => instance.Breaks(keyword, $"The string must match {expression}."),
            SchemaKeyword.Format(_, var name) when assertsFormats && !FormatChecks.Satisfies(name, text)
                => instance.Breaks(keyword, $"The string must have the format {name}."),
            _ => null,
        };
    }

    /// <summary>The length of a text in code points.</summary>
    public static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
