using System.Text.Json;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>What references can name: the document, schemas in it with an <c>$id</c> of their own, and anchors.</summary>
internal sealed class SchemaResources
{
    private static readonly Uri DocumentUri = new("schema://document/");

    private readonly Dictionary<string, Place> _places = [];

    private SchemaResources(string idKeyword) => IdKeyword = idKeyword;

    /// <summary>One schema as it stands in the document.</summary>
    /// <param name="Element">Its text.</param>
    /// <param name="Pointer">Its pointer from the root.</param>
    /// <param name="Base">What references in it are relative to.</param>
    /// <param name="Depth">How many levels lie above it.</param>
    internal readonly record struct Place(JsonElement Element, string Pointer, Uri Base, int Depth);

    /// <summary>What the draft calls the keyword for a schema's own URI.</summary>
    public string IdKeyword { get; }

    /// <summary>The document's root.</summary>
    public Place Root { get; private set; }

    /// <summary>Finds all ids and anchors.</summary>
    /// <param name="root">The document.</param>
    /// <param name="state">Hears of what is beyond the limits.</param>
    public static SchemaResources Scan(JsonElement root, ReadingState state)
    {
        var resources = new SchemaResources(IdKeywordOf(root));
        resources.Root = new Place(root, "", resources.BaseOf(root, DocumentUri), 1);
        resources._places[DocumentUri.AbsoluteUri] = resources.Root;
        var waiting = new Stack<Place>([resources.Root]); // bounded by the schemas of the document
        while (waiting.TryPop(out var place) && state.Problem is null)
        {
            if (place.Element.ValueKind != JsonValueKind.Object) continue;
            resources.Register(place);
            state.HasDynamicReferences |= SubschemaKeywords.DynamicReferences.Any(name => place.Element.TryGetProperty(name, out _));
            foreach (var child in Children(place, state))
                waiting.Push(child with { Base = resources.BaseOf(child.Element, place.Base) });
        }

        return resources;
    }

    /// <summary>The base of a schema within one with another base.</summary>
    public Uri BaseOf(JsonElement schema, Uri outer)
        => schema.ValueKind == JsonValueKind.Object
            && schema.TryGetProperty(IdKeyword, out var id) && id.ValueKind == JsonValueKind.String
            && Uri.TryCreate(outer, id.GetString()!, out var uri)
            ? uri
            : outer;

    /// <summary>The schema that a reference names, or null where this document has none of that name.</summary>
    public Place? Find(string reference, Uri outer)
    {
        if (!Uri.TryCreate(outer, reference, out var uri)) return null;
        var (resource, fragment) = Split(uri);
        if (fragment.Length > 0 && fragment[0] != '/')
            return _places.TryGetValue($"{resource}#{fragment}", out var anchored) ? anchored : null;
        if (!_places.TryGetValue(resource, out var place)) return null;
        foreach (var token in JsonPointers.Split(fragment))
        {
            if (JsonPointers.Step(place.Element, token) is not { } next) return null;
            place = new Place(next, JsonPointers.Join(place.Pointer, token), BaseOf(next, place.Base), place.Depth + 1);
        }

        return place;
    }

    private static string IdKeywordOf(JsonElement root)
        => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("$schema", out var draft)
            && draft.ValueKind == JsonValueKind.String
            && draft.GetString()!.Contains("draft-04", StringComparison.Ordinal)
            ? "id"
            : "$id";

    private static (string Resource, string Fragment) Split(Uri uri)
    {
        var text = uri.AbsoluteUri;
        var mark = text.IndexOf('#', StringComparison.Ordinal);
        return mark < 0 ? (text, "") : (text[..mark], Uri.UnescapeDataString(text[(mark + 1)..]));
    }

    private void Register(Place place)
    {
        var (resource, fragment) = Split(place.Base);
        if (fragment.Length > 0)
            _places.TryAdd($"{resource}#{fragment}", place);
        else if (place.Element.TryGetProperty(IdKeyword, out _))
            _places.TryAdd(resource, place);
        foreach (var keyword in (string[])["$anchor", "$dynamicAnchor"])
        {
            if (place.Element.TryGetProperty(keyword, out var name) && name.ValueKind == JsonValueKind.String)
                _places.TryAdd($"{resource}#{name.GetString()}", place);
        }
    }

    private static IEnumerable<Place> Children(Place place, ReadingState state)
    {
        foreach (var member in place.Element.EnumerateObject())
        {
            var at = Below(place, member.Value, member.Name, state);
            if (member.Value.ValueKind == JsonValueKind.Object && SubschemaKeywords.Single.Contains(member.Name))
                yield return at;
            else if (member.Value.ValueKind == JsonValueKind.Object && SubschemaKeywords.Maps.Contains(member.Name))
                foreach (var entry in member.Value.EnumerateObject())
                    yield return Below(at, entry.Value, entry.Name, state);
            else if (member.Value.ValueKind == JsonValueKind.Array && SubschemaKeywords.Lists.Contains(member.Name))
                foreach (var (index, item) in member.Value.EnumerateArray().Index())
                    yield return Below(at, item, $"{index}", state);
        }
    }

    private static Place Below(Place place, JsonElement element, string token, ReadingState state)
        => place with { Element = element, Pointer = state.Join(place.Pointer, token), Depth = place.Depth + 1 };
}
