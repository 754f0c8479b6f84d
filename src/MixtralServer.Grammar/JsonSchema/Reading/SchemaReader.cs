using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>Reads the root of a schema, then whatever references name, each schema once.</summary>
internal sealed class SchemaReader
{
    private readonly ReadingState _state;
    private readonly SchemaResources _resources;
    private readonly Dictionary<string, SchemaNode> _nodes = [];
    private readonly Dictionary<string, SchemaNode> _targets = [];

    private SchemaReader(JsonElement root, ReadingState state)
        => (_state, _resources) = (state, SchemaResources.Scan(root, state));

    /// <summary>Reads a document; see <see cref="SchemaDocument.TryRead"/>.</summary>
    public static bool TryRead(
        JsonElement schema,
        SchemaLimits limits,
        bool lenient,
        [NotNullWhen(true)] out SchemaDocument? document,
        [NotNullWhen(false)] out SchemaProblem? problem)
    {
        document = null;
        var state = new ReadingState(limits, lenient);
        if (schema.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
            state.FailKind("", schema, "an object or a boolean");
        else if (JsonMarshal.GetRawUtf8Value(schema).Length > limits.BytesMax)
            state.Fail("", $"The schema is longer than {limits.BytesMax} bytes; use a shorter one.");
        else if (!JsonSurrogates.AreWhole(JsonMarshal.GetRawUtf8Value(schema)))
            state.Fail("", "The schema has half a surrogate pair in it, which is no text; remove it.");
        else
            document = new SchemaReader(schema.Clone(), state).ReadDocument();
        problem = state.Problem ?? (document is null ? null : VainReferences.Find(document));
        if (problem is null) return document is not null;
        document = null;
        return false;
    }

    private static string? DialectOf(JsonElement schema)
        => schema.ValueKind == JsonValueKind.Object
            && schema.TryGetProperty("$schema", out var dialect) && dialect.ValueKind == JsonValueKind.String
            ? dialect.GetString()
            : null;

    /// <summary>Reads one schema, which must be an object or a boolean.</summary>
    public SchemaNode ReadNode(JsonElement schema, string pointer, Uri outer, int depth)
    {
        if (_nodes.TryGetValue(pointer, out var known)) return known;
        SchemaNode node = schema.ValueKind switch
        {
            _ when !_state.Enter(pointer, depth) => new SchemaNode.Never(pointer),
            JsonValueKind.True => new SchemaNode.Always(pointer),
            JsonValueKind.False => new SchemaNode.Never(pointer),
            JsonValueKind.Object => ReadAssertions(schema, pointer, _resources.BaseOf(schema, outer), depth),
            _ => Refused(schema, pointer),
        };
        _nodes.TryAdd(pointer, node);
        return node;
    }

    private SchemaDocument ReadDocument()
    {
        if (DialectOf(_resources.Root.Element) is { } dialect && !dialect.Contains("json-schema.org/", StringComparison.Ordinal))
            _state.Cannot("/$schema", "This dialect is not known; leave $schema out, or name one of json-schema.org.");
        var (element, pointer, outer, depth) = _resources.Root;
        var root = ReadNode(element, pointer, outer, depth);
        while (_state.Problem is null && _state.References.TryDequeue(out var waiting))
        {
            if (_resources.Find(waiting.Reference.Target, waiting.Base) is { } place)
                _targets[waiting.Reference.Pointer] = ReadNode(place.Element, place.Pointer, place.Base, place.Depth);
            else
                _state.Fail(
                    waiting.Reference.Pointer,
                    $"\"{waiting.Reference.Target}\" is not in this schema; "
                    + "put what it names under $defs and write \"#/$defs/NAME\".");
        }

        return new SchemaDocument(root, _targets, _state.Relaxed);
    }

    private SchemaNode.Never Refused(JsonElement schema, string pointer)
    {
        _state.FailKind(pointer, schema, "a schema: an object or a boolean");
        return new SchemaNode.Never(pointer);
    }

    private SchemaNode.Assertions ReadAssertions(JsonElement schema, string pointer, Uri outer, int depth)
    {
        var members = new SchemaMembers(this, _state, schema, pointer, outer, depth);
        List<SchemaKeyword> keywords = [];
        keywords.AddRange(ValueKeywords.Read(members));
        keywords.AddRange(NumberKeywords.Read(members));
        keywords.AddRange(StringKeywords.Read(members));
        keywords.AddRange(ArrayKeywords.Read(members));
        keywords.AddRange(ObjectKeywords.Read(members));
        keywords.AddRange(CombiningKeywords.Read(members));
        return new SchemaNode.Assertions(pointer, keywords);
    }
}
