using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>Numbers the schemas of a document, and those that are made of the values it lists.</summary>
internal sealed class DemandTable
{
    private readonly List<SchemaNode> _nodes = []; // bounded by the schemas and values of the document
    private readonly Dictionary<SchemaNode, int> _numbers = new(ReferenceEqualityComparer.Instance);

    public DemandTable() => Never = Of(new SchemaNode.Never(""));

    /// <summary>What no value satisfies.</summary>
    public Demand Never { get; }

    public SchemaNode this[int number] => _nodes[number];

    /// <summary>The demand of one schema; none for null, where a document says nothing.</summary>
    public Demand Of(SchemaNode? node, bool negated = false)
    {
        if (node is null or SchemaNode.Always) return negated ? Never : Demand.Any;
        if (node is SchemaNode.Never && negated) return Demand.Any;
        if (!_numbers.TryGetValue(node, out var number))
        {
            number = _nodes.Count;
            _nodes.Add(node);
            _numbers.Add(node, number);
        }

        return Demand.Of(number, negated);
    }

    /// <summary>The demand to be one value.</summary>
    public Demand OfValue(string pointer, JsonElement value)
        => Of(new SchemaNode.Assertions(pointer, [new SchemaKeyword.Values(pointer, [value])]));
}
