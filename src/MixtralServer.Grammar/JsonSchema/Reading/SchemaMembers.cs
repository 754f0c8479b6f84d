using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>The members of one schema object, by the kind of value they must have. A wrong kind fails the reading.</summary>
internal readonly struct SchemaMembers(
    SchemaReader reader, ReadingState state, JsonElement schema, string pointer, Uri outer, int depth)
{
    /// <summary>The pointer of a member, there or not.</summary>
    public string At(string name) => state.Join(pointer, name);

    public bool Has(string name) => schema.TryGetProperty(name, out _);

    /// <summary>The member as it stands, or null.</summary>
    public JsonElement? Any(string name) => schema.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A string, or null where there is no such member.</summary>
    public string? Text(string name)
    {
        if (Any(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        state.FailKind(At(name), value, "a string");
        return null;
    }

    /// <summary>
    /// A number of things, or null where there is no such member. More than an int holds is as many as it holds.
    /// </summary>
    public int? Count(string name)
    {
        if (Any(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && ExactNumber.Of(value) is { IsInteger: true, Mantissa.Sign: >= 0 } number)
            return number.Mantissa > int.MaxValue ? int.MaxValue : (int)number.Mantissa;
        state.Fail(At(name), "This must be an integer that is not negative.");
        return null;
    }

    /// <summary>A number, or null where there is no such member.</summary>
    public ExactNumber? Number(string name)
    {
        if (Any(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Number)
            state.FailKind(At(name), value, "a number");
        else if (ExactNumber.Of(value) is { } number)
            return number;
        else
            state.Cannot(At(name), "This number is too large or too small; leave the keyword out.");
        return null;
    }

    /// <summary>Whether a boolean member is there and true.</summary>
    public bool Flag(string name) => Any(name)?.ValueKind == JsonValueKind.True;

    /// <summary>The strings of an array, or null where there is no such member.</summary>
    public IReadOnlyList<string>? Texts(string name) => Any(name) is { } value ? Texts(At(name), value) : null;

    /// <summary>The strings of an array.</summary>
    public IReadOnlyList<string> Texts(string at, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!).Distinct()];
        state.FailKind(at, value, "an array of strings");
        return [];
    }

    /// <summary>A schema, or null where there is no such member.</summary>
    public SchemaNode? Node(string name)
        => Any(name) is { } value ? reader.ReadNode(value, At(name), outer, depth + 1) : null;

    /// <summary>A schema for what other keywords do not look at, or null where there is no such member or no telling.</summary>
    public SchemaNode? Unevaluated(string name)
    {
        if (!state.HasDynamicReferences || !Has(name)) return Node(name);
        Cannot(name, "What $dynamicRef leads to is not known, and so neither is what is unevaluated; use $ref.");
        return null;
    }

    /// <summary>A schema below a member.</summary>
    public SchemaNode Node(string at, JsonElement value) => reader.ReadNode(value, at, outer, depth + 2);

    /// <summary>The schemas of an array, or null where there is no such member.</summary>
    public IReadOnlyList<SchemaNode>? Nodes(string name)
    {
        if (Any(name) is not { } value) return null;
        var at = At(name);
        List<SchemaNode> nodes = [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            state.FailKind(at, value, "an array of schemas");
            return nodes;
        }

        foreach (var (index, item) in value.EnumerateArray().Index())
            nodes.Add(Node(state.Join(at, $"{index}"), item));
        return nodes;
    }

    /// <summary>
    /// The members of an object, with their pointers; none where there is no such member. Of several with one name the last counts.
    /// </summary>
    public IReadOnlyList<(string Name, string At, JsonElement Value)> Entries(string name)
    {
        if (Any(name) is not { } value) return [];
        var at = At(name);
        if (value.ValueKind != JsonValueKind.Object)
        {
            state.FailKind(at, value, "an object");
            return [];
        }

        List<(string, string, JsonElement)> entries = [];
        foreach (var entry in value.EnumerateObject().Reverse().DistinctBy(entry => entry.Name).Reverse())
            entries.Add((entry.Name, state.Join(at, entry.Name), entry.Value));
        return entries;
    }

    public void Fail(string name, string message) => state.Fail(At(name), message);

    /// <summary>Says that a member is valid but not understood.</summary>
    public void Cannot(string name, string message) => state.Cannot(At(name), message);

    /// <summary>Notes a reference, to be followed later.</summary>
    public SchemaKeyword.Reference Reference(string target)
    {
        var reference = new SchemaKeyword.Reference(At("$ref"), target);
        state.References.Enqueue((reference, outer));
        return reference;
    }
}
