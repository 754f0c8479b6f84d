using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>Keywords about arrays.</summary>
internal static class ArrayKeywords
{
    public static IEnumerable<SchemaKeyword> Read(SchemaMembers members)
    {
        if (ItemsOf(members) is { } items)
            yield return items;
        if (members.Count("minItems") is { } min)
            yield return new SchemaKeyword.MinItems(members.At("minItems"), min);
        if (members.Count("maxItems") is { } max)
            yield return new SchemaKeyword.MaxItems(members.At("maxItems"), max);
        if (members.Flag("uniqueItems"))
            yield return new SchemaKeyword.UniqueItems(members.At("uniqueItems"));
        if (members.Node("contains") is { } item)
            yield return new SchemaKeyword.Contains(
                members.At("contains"), item, members.Count("minContains") ?? 1, members.Count("maxContains"));
        if (members.Unevaluated("unevaluatedItems") is { } others)
            yield return new SchemaKeyword.UnevaluatedItems(members.At("unevaluatedItems"), others);
    }

    // Before 2020-12 an array of schemas stands in items, and the rest in additionalItems.
    private static SchemaKeyword.Items? ItemsOf(SchemaMembers members)
    {
        if (members.Any("items")?.ValueKind == JsonValueKind.Array)
            return new SchemaKeyword.Items(members.At("items"), members.Nodes("items")!, members.Node("additionalItems"));
        return members.Has("items") || members.Has("prefixItems")
            ? new SchemaKeyword.Items(
                members.At(members.Has("items") ? "items" : "prefixItems"),
                members.Nodes("prefixItems") ?? [],
                members.Node("items"))
            : null;
    }
}
