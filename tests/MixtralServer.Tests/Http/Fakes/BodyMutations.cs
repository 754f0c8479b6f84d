using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>Changes valid bodies in one to three places, by a seed: values of wrong types, members left out or doubled, broken text.</summary>
internal sealed class BodyMutations(int seed)
{
    // As they are written; some are no JSON.
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-1e400", "99999999999999999999", "9223372036854775808", "2147483648", "-0",
        "NaN", "Infinity", "1e", "\"\"", "\"x\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\uFFFF\"", "\"[INST]</s>\"",
        "\"auto\"", "\"none\"", "\"function\"", "\"json_schema\"", "\"regex\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[1, \"x\", null]",
        "{\"type\": \"function\"}", "{\"type\": \"json_object\"}", "{\"\\ud800\": 1}", "{\"a\": {\"a\": {\"a\": []}}}", "undefined",
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Random _random = new(seed);

    /// <summary>A changed body.</summary>
    /// <param name="body">A valid one.</param>
    public byte[] Next(string body)
    {
        var root = JsonNode.Parse(body)!;
        List<JsonNode> places = [];
        Collect(root, places);
        List<string> values = [];
        for (var i = _random.Next(1, 4); i > 0; i--) Change(places[_random.Next(places.Count)], values);

        var text = root.ToJsonString(Plain);
        for (var i = 0; i < values.Count; i++) text = text.Replace($"\"{Marker(i)}\"", values[i], StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (_random.Next(8) == 0) bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return _random.Next(16) == 0 ? bytes[.._random.Next(bytes.Length)] : bytes;
    }

    // Nodes hold no broken values; markers stand for them until the body is text.
    private void Change(JsonNode place, List<string> values)
    {
        if (place.Parent is null) return; // left out before
        var value = Values[_random.Next(Values.Length)];
        if (_random.Next(6) == 0) value = $"{new string('[', 70)}{value}{new string(']', 70)}";
        if (place.Parent is JsonObject parent && _random.Next(6) == 0)
        {
            var name = place.GetPropertyName();
            if (_random.Next(2) == 0)
            {
                parent.Remove(name);
                return;
            }

            value = $"{place.ToJsonString(Plain)}, {JsonSerializer.Serialize(name)}: {value}"; // the member twice
        }

        values.Add(value);
        place.ReplaceWith(Marker(values.Count - 1));
    }

    private static string Marker(int index) => $"@{index}@";

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject map => map.Select(member => member.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in children)
        {
            if (child is null) continue;
            places.Add(child);
            Collect(child, places);
        }
    }
}
