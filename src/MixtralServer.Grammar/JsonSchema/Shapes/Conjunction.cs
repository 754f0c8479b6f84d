using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>
/// All keywords that hold at once, those behind <c>$ref</c> and in <c>allOf</c> included, sorted by how many alternatives they
/// bring.
/// </summary>
/// <param name="document">The schema document.</param>
/// <param name="self">A schema whose <c>unevaluated...</c> keywords the caller sees to; null for none.</param>
internal sealed class Conjunction(SchemaDocument document, SchemaNode? self)
{
    private readonly HashSet<SchemaNode> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether <c>false</c> is among the schemas.</summary>
    public bool IsNever { get; private set; }

    /// <summary>Keywords that combine nothing.</summary>
    public List<SchemaKeyword> Simple { get; } = [];

    /// <summary>
    /// Schemas to be worked out by themselves, since their <c>unevaluated...</c> must not see what stands elsewhere.
    /// </summary>
    public List<SchemaNode> Units { get; } = [];

    /// <summary>Keywords with alternatives.</summary>
    public List<SchemaKeyword> Choices { get; } = [];

    /// <summary>Keywords with alternatives that exclude each other.</summary>
    public List<SchemaKeyword.OneOf> Exclusive { get; } = [];

    /// <summary>Adds a schema.</summary>
    public void Add(SchemaNode start)
    {
        var waiting = new Stack<SchemaNode>([start]); // bounded by the schemas of the document
        while (waiting.TryPop(out var node))
        {
            if (!_seen.Add(node)) continue;
            IsNever |= node is SchemaNode.Never;
            var keywords = SchemaChildren.KeywordsOf(node);
            if (!ReferenceEquals(node, self) && keywords.Any(Unevaluated.Is)) Units.Add(node);
            else foreach (var keyword in keywords) Add(keyword, waiting);
        }
    }

    private void Add(SchemaKeyword keyword, Stack<SchemaNode> waiting)
    {
        switch (keyword)
        {
            case SchemaKeyword.Reference reference:
                waiting.Push(document.TargetOf(reference));
                break;
            case SchemaKeyword.AllOf all:
                foreach (var part in all.Parts.Reverse()) waiting.Push(part);
                break;
            case SchemaKeyword.OneOf one:
                Exclusive.Add(one);
                break;
            case SchemaKeyword.AnyOf or SchemaKeyword.Not or SchemaKeyword.Condition or SchemaKeyword.DependentSchema
                or SchemaKeyword.DependentRequired:
                Choices.Add(keyword);
                break;
            case var simple when !Unevaluated.Is(simple):
                Simple.Add(simple);
                break;
        }
    }
}
