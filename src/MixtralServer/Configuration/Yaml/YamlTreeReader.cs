using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MixtralServer.Configuration.Yaml;

/// <summary>
/// Reads the one document of a YAML text into nodes. Only what a configuration file needs is taken: anchors, aliases,
/// tags and second documents are refused, which also rules out texts that grow when expanded.
/// </summary>
internal sealed class YamlTreeReader
{
    // Both far above any catalogue: the shipped one is 5 levels deep and has some 200 values.
    private const int MaxDepth = 16;
    private const int MaxNodes = 100_000;

    private readonly Parser _parser;
    private int _nodeCount;

    private YamlTreeReader(string text) => _parser = new Parser(new StringReader(text));

    /// <summary>Reads <paramref name="text"/>; null for an empty document.</summary>
    /// <exception cref="YamlException">It is not YAML, or goes beyond what is taken; the mark says where.</exception>
    public static ConfigNode? Read(string text)
    {
        var reader = new YamlTreeReader(text);
        try
        {
            return reader.ReadDocument();
        }
        catch (InvalidOperationException e)
        {
            // The scanner loses its way in some broken plain texts without saying where; the last good place is near.
            var last = reader._parser.Current!;
            throw new YamlException(last.Start, last.End, "the text after this place cannot be understood", e);
        }
    }

    private ConfigNode? ReadDocument()
    {
        Take<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            return null;
        Take<DocumentStart>();
        var root = ReadNode(1);
        Take<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            throw Refused(second, "a second document begins here; write everything in one");
        return root is ScalarNode { IsEmpty: true } ? null : root;
    }

    private ConfigNode ReadNode(int depth)
    {
        var next = _parser.Current!;
        if (++_nodeCount > MaxNodes)
            throw Refused(next, $"the file has more than {MaxNodes} values");
        if (depth > MaxDepth)
            throw Refused(next, $"values are nested more than {MaxDepth} levels deep");
        if (next is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw Refused(next, "anchors (&) and aliases (*) are not taken; write the value out, or quote the text");
        if (next is NodeEvent { Tag.IsEmpty: false })
            throw Refused(next, "tags (!) are not taken; remove it, or quote the text");
        return next switch
        {
            Scalar => ReadScalar(),
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            _ => throw Refused(next, "a value was expected here"),
        };
    }

    private ScalarNode ReadScalar()
    {
        var scalar = Take<Scalar>();
        return new ScalarNode(scalar.Value, scalar.Style == ScalarStyle.Plain, PlaceOf(scalar));
    }

    private ListNode ReadList(int depth)
    {
        var start = Take<SequenceStart>();
        var items = new List<ConfigNode>();
        while (!_parser.Accept<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        Take<SequenceEnd>();
        return new ListNode(items, PlaceOf(start));
    }

    private MapNode ReadMap(int depth)
    {
        var start = Take<MappingStart>();
        var entries = new List<MapEntry>();
        while (!_parser.Accept<MappingEnd>(out _))
        {
            var next = _parser.Current!;
            if (ReadNode(depth + 1) is not ScalarNode key)
                throw Refused(next, "a key must be a single word");
            entries.Add(new MapEntry(key, ReadNode(depth + 1)));
        }

        Take<MappingEnd>();
        return new MapNode(entries, PlaceOf(start));
    }

    private T Take<T>()
        where T : ParsingEvent
        => _parser.Consume<T>();

    private static Place PlaceOf(ParsingEvent parsed) => new(parsed.Start.Line, parsed.Start.Column);

    private static YamlException Refused(ParsingEvent parsed, string why) => new(parsed.Start, parsed.End, why);
}
