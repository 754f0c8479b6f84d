using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>Lengths, patterns and formats.</summary>
internal static class StringChecks
{
    public static SchemaViolation? Check(
        SchemaKeyword keyword, Instance instance, Evaluation evaluation, PatternCache patterns, bool assertsFormats)
    {
        if (instance.Value.ValueKind != JsonValueKind.String) return null;
        var text = instance.Value.GetString()!;
        return keyword switch
        {
            SchemaKeyword.MinLength(_, var count) when Length(text) < count
                => instance.Breaks(keyword, $"The string must have at least {count} characters."),
            SchemaKeyword.MaxLength(_, var count) when Length(text) > count
                => instance.Breaks(keyword, $"The string must have at most {count} characters."),
            SchemaKeyword.Pattern(_, var expression)
                => Judge(keyword, instance, evaluation, patterns.Match(expression, text), $"The string must match {expression}."),
            SchemaKeyword.Format(_, var name) when assertsFormats
                => Judge(keyword, instance, evaluation, FormatChecks.Match(name, text), $"The string must have the format {name}."),
            _ => null,
        };
    }

    private static SchemaViolation? Judge(
        SchemaKeyword keyword, Instance instance, Evaluation evaluation, bool? satisfied, string demand) => satisfied switch
        {
            true => null,
            false => instance.Breaks(keyword, demand),
            null => evaluation.GiveUp(instance, keyword.Pointer, $"{demand} Whether it does takes too long to find out."),
        };

    /// <summary>The length of a text in code points.</summary>
    public static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
