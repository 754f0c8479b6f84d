using System.Globalization;

namespace MixtralServer.Configuration.Yaml;

/// <summary>
/// Takes the values of one map by key. A value of the wrong type or out of range is reported and read as absent, so
/// that one pass finds every problem of a file. <see cref="Finish"/> reports the keys that nobody asked for.
/// </summary>
internal sealed class MapReader
{
    private readonly ConfigReading _reading;
    private readonly MapNode _map;
    private readonly string _path;
    private readonly string _shape;
    private readonly Dictionary<string, MapEntry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <param name="map">The map to read.</param>
    /// <param name="path">What messages put before its keys, such as <c>models[2].gpu.</c>; empty at the top.</param>
    /// <param name="shape">The same without indices: <c>models[].gpu.</c></param>
    /// <param name="reading">Where problems go.</param>
    public MapReader(MapNode map, string path, string shape, ConfigReading reading)
    {
        (_map, _path, _shape, _reading) = (map, path, shape, reading);
        foreach (var entry in map.Entries.Where(entry => !_entries.TryAdd(entry.Key.Value, entry)))
            reading.Report(entry.Key.Place, $"{path}{entry.Key.Value}: written twice; keep one of them");
    }

    /// <summary>Whether the key is written.</summary>
    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>Any text of at least one character.</summary>
    public string? Text(string key) => Take(key) is { } value ? TextOf(key, value) : null;

    /// <summary>A whole number.</summary>
    public int? Integer(string key, int min, int max)
        => Parsed<int>(key, $"a whole number from {min} to {max}", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= min && number <= max ? number : null);

    /// <summary>A number with or without decimals.</summary>
    public double? Number(string key, double min, double max)
        => Parsed<double>(key, Invariant($"a number from {min} to {max}"), text => NumberOf(text, min, max));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Flag(string key)
        => Parsed<bool>(key, "true or false", text => text switch { "true" => true, "false" => false, _ => null });

    /// <summary>One of several words.</summary>
    public T Choice<T>(string key, IReadOnlyList<Choice<T>> choices, T absent)
    {
        var allowed = string.Join(", ", choices.Select(choice => choice.Name));
        var index = Parsed<int>(key, $"one of {allowed}", text => Yaml.Choice.IndexOf(choices, text));
        return index is { } found ? choices[found].Value : absent;
    }

    /// <summary>Any value that <paramref name="parse"/> takes (it gives null for others).</summary>
    public T? Parsed<T>(string key, string allowed, Func<string, T?> parse)
        where T : struct
    {
        if (Take(key) is not { } value)
            return null;
        if (value is ScalarNode { IsPlain: true } scalar && parse(scalar.Value) is { } parsed)
            return parsed;
        Report(value.Place, key, $"{Shown(value)} is not allowed; write {allowed}");
        return null;
    }

    /// <summary>A list of texts; empty where absent.</summary>
    public IReadOnlyList<string> Texts(string key, int maxCount)
    {
        var items = Items(key, maxCount, "a list such as [\"a\", \"b\"]");
        return [.. items.Select(item => TextOf(key, item)).OfType<string>()];
    }

    /// <summary>A list of numbers; empty where absent.</summary>
    public IReadOnlyList<double> Numbers(string key, int maxCount, double min, double max)
    {
        var numbers = new List<double>();
        foreach (var item in Items(key, maxCount, "a list of numbers such as [3, 1]"))
        {
            if (item is ScalarNode { IsPlain: true } scalar && NumberOf(scalar.Value, min, max) is { } number)
                numbers.Add(number);
            else
                Report(item.Place, key, Invariant($"{Shown(item)} is not allowed; write numbers from {min} to {max}"));
        }

        return numbers;
    }

    /// <summary>A map below this one. An absent one is read as empty, so its keys are known all the same.</summary>
    public MapReader Map(string key)
    {
        var value = Take(key);
        if (value is not (null or MapNode))
            Report(value.Place, key, $"is {Shown(value)}, but needs keys of its own, indented below it");
        var map = value as MapNode ?? new MapNode([], _map.Place);
        return new MapReader(map, $"{_path}{key}.", $"{_shape}{key}.", _reading);
    }

    /// <summary>A list of maps.</summary>
    public IEnumerable<MapReader> Maps(string key, int maxCount)
    {
        foreach (var (index, item) in Items(key, maxCount, "a list of entries that begin with \"- \"").Index())
        {
            var name = $"{key}[{index}]";
            if (item is MapNode map)
                yield return new MapReader(map, $"{_path}{name}.", $"{_shape}{key}[].", _reading);
            else
                Report(item.Place, name, $"is {Shown(item)}, but needs keys such as \"id:\"");
        }
    }

    /// <summary>Reports a problem at the value of a key, or at the map where the key is absent.</summary>
    public void Problem(string key, string message)
        => Report(_entries.TryGetValue(key, out var entry) ? entry.Value.Place : _map.Place, key, message);

    /// <summary>Reports every key that was never asked for, with the one that was probably meant.</summary>
    public void Finish()
    {
        foreach (var entry in _entries.Values.Where(entry => !_asked.Contains(entry.Key.Value)))
        {
            var meant = NearestWord.Find(entry.Key.Value, _asked);
            var advice = meant is null ? $"known keys: {string.Join(", ", _asked.Order())}" : $"did you mean {meant}?";
            _reading.Report(entry.Key.Place, $"{_path}{Clipped(entry.Key.Value)}: unknown key; {advice}");
        }
    }

    private ConfigNode? Take(string key)
    {
        _asked.Add(key);
        _reading.Know(_shape + key);
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        if (entry.Value is not ScalarNode { IsEmpty: true })
            return entry.Value;
        Report(entry.Key.Place, key, "has no value; write one, or remove the key for its default");
        return null;
    }

    private IReadOnlyList<ConfigNode> Items(string key, int maxCount, string allowed)
    {
        var value = Take(key);
        if (value is null)
            return [];
        if (value is ListNode list && list.Items.Count <= maxCount)
            return list.Items;
        Report(value.Place, key, value is ListNode
            ? $"has more than {maxCount} entries"
            : $"{Shown(value)} is not allowed; write {allowed}");
        return [];
    }

    private string? TextOf(string key, ConfigNode value)
    {
        if (value is ScalarNode { Value.Length: > 0 } scalar)
            return scalar.Value;
        Report(value.Place, key, $"{Shown(value)} is not allowed; write a text of at least one character");
        return null;
    }

    private static double? NumberOf(string text, double min, double max)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max ? number : null;

    private void Report(Place place, string key, string message) => _reading.Report(place, $"{_path}{key}: {message}");

    private static string Shown(ConfigNode value)
        => value is ScalarNode { IsEmpty: false } scalar ? $"\"{Clipped(scalar.Value)}\"" : value.Kind;

    private static string Clipped(string text)
        => new([.. text.Take(60).Select(c => char.IsControl(c) ? ' ' : c), .. text.Length > 60 ? "…" : ""]);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
