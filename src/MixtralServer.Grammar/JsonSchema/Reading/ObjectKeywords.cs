using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>Keywords about objects.</summary>
internal static class ObjectKeywords
{
    private static readonly string[] PropertyKeywords = ["properties", "patternProperties", "additionalProperties"];

    public static IEnumerable<SchemaKeyword> Read(SchemaMembers members)
    {
        if (PropertyKeywords.FirstOrDefault(members.Has) is { } first)
            yield return new SchemaKeyword.Properties(
                members.At(first),
                Named(members, "properties"),
                Named(members, "patternProperties"),
                members.Node("additionalProperties"));
        if (members.Node("propertyNames") is { } name)
            yield return new SchemaKeyword.PropertyNames(members.At("propertyNames"), name);
        if (members.Texts("required") is { } required)
            yield return new SchemaKeyword.Required(members.At("required"), required);
        if (members.Count("minProperties") is { } min)
            yield return new SchemaKeyword.MinProperties(members.At("minProperties"), min);
        if (members.Count("maxProperties") is { } max)
            yield return new SchemaKeyword.MaxProperties(members.At("maxProperties"), max);
        foreach (var dependency in Dependencies(members))
            yield return dependency;
        if (members.Unevaluated("unevaluatedProperties") is { } others)
            yield return new SchemaKeyword.UnevaluatedProperties(members.At("unevaluatedProperties"), others);
    }

    private static List<NamedSchema> Named(SchemaMembers members, string keyword)
        => [.. members.Entries(keyword).Select(entry => new NamedSchema(entry.Name, members.Node(entry.At, entry.Value)))];

    // Draft 7 has one keyword for what 2020-12 has two for.
    private static IEnumerable<SchemaKeyword> Dependencies(SchemaMembers members)
    {
        foreach (var (name, at, value) in members.Entries("dependentRequired"))
            yield return new SchemaKeyword.DependentRequired(at, name, members.Texts(at, value));
        foreach (var (name, at, value) in members.Entries("dependentSchemas"))
            yield return new SchemaKeyword.DependentSchema(at, name, members.Node(at, value));
        foreach (var (name, at, value) in members.Entries("dependencies"))
            yield return value.ValueKind == JsonValueKind.Array
                ? new SchemaKeyword.DependentRequired(at, name, members.Texts(at, value))
                : new SchemaKeyword.DependentSchema(at, name, members.Node(at, value));
    }
}
