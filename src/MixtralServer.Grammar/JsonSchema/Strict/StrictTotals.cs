using System.Text.Json;

namespace MixtralServer.Grammar.JsonSchema.Strict;

/// <summary>What the subset limits over a whole document.</summary>
internal sealed class StrictTotals
{
    private const int PropertiesMax = 5_000;
    private const int CharactersMax = 120_000;
    private const int ValuesMax = 1_000;
    private const int LongEnumCount = 250;
    private const int LongEnumCharactersMax = 15_000;

    private int _properties;
    private long _characters;
    private int _values;

    /// <summary>Counts one schema.</summary>
    /// <returns>Which limit it leads beyond, or null.</returns>
    public string? Add(StrictPlace place)
    {
        var properties = place.Members("properties").Select(property => property.Name).ToList();
        var definitions = place.Members("$defs").Concat(place.Members("definitions")).Select(definition => definition.Name);
        var values = place.Items("enum").Select(LengthOf).ToList();
        var listed = values.Sum(length => (long)length);
        var constant = place.Schema.TryGetProperty("const", out var value) ? LengthOf(value) : 0;
        _properties += properties.Count;
        _characters += properties.Concat(definitions).Sum(name => (long)name.Length) + listed + constant;
        _values += values.Count;
        if (_properties > PropertiesMax) return $"the schema has more than {PropertiesMax} object properties in all";
        if (_values > ValuesMax) return $"the schema has more than {ValuesMax} enum values in all";
        if (_characters > CharactersMax)
            return $"names of properties and definitions, enum and const values have more than {CharactersMax} characters in all";
        return values.Count > LongEnumCount && listed > LongEnumCharactersMax
            ? $"an enum of more than {LongEnumCount} values may have at most {LongEnumCharactersMax} characters in them"
            : null;
    }

    private static int LengthOf(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? value.GetString()!.Length : value.GetRawText().Length;
}
