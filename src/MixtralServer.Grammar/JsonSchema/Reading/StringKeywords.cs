using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>Keywords about strings.</summary>
internal static class StringKeywords
{
    public static IEnumerable<SchemaKeyword> Read(SchemaMembers members)
    {
        if (members.Count("minLength") is { } min)
            yield return new SchemaKeyword.MinLength(members.At("minLength"), min);
        if (members.Count("maxLength") is { } max)
            yield return new SchemaKeyword.MaxLength(members.At("maxLength"), max);
        if (members.Text("pattern") is { } pattern)
            yield return new SchemaKeyword.Pattern(members.At("pattern"), pattern);
        if (members.Text("format") is { } format)
            yield return new SchemaKeyword.Format(members.At("format"), format);
    }
}
