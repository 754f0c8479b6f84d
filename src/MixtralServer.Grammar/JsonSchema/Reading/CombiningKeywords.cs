using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>Keywords that combine schemas.</summary>
internal static class CombiningKeywords
{
    public static IEnumerable<SchemaKeyword> Read(SchemaMembers members)
    {
        if (members.Text("$ref") is { } target)
            yield return members.Reference(target);
        foreach (var keyword in SubschemaKeywords.DynamicReferences.Where(members.Has))
            members.Cannot(keyword, $"{keyword} is not supported; use $ref.");
        if (members.Nodes("allOf") is { } all)
            yield return new SchemaKeyword.AllOf(members.At("allOf"), all);
        if (members.Nodes("anyOf") is { } any)
            yield return new SchemaKeyword.AnyOf(members.At("anyOf"), any);
        if (members.Nodes("oneOf") is { } one)
            yield return new SchemaKeyword.OneOf(members.At("oneOf"), one);
        if (members.Node("not") is { } not)
            yield return new SchemaKeyword.Not(members.At("not"), not);
        if (members.Node("if") is { } condition)
            yield return new SchemaKeyword.Condition(members.At("if"), condition, members.Node("then"), members.Node("else"));
    }
}
