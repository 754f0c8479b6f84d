using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>
/// Finds schemas that come back to themselves without having taken anything of the value, such as
/// <c>{"$ref": "#"}</c>: no value can be checked against them.
/// </summary>
internal sealed class VainReferences
{
    private readonly SchemaDocument _document;
    private readonly Dictionary<SchemaNode, bool> _left = new(ReferenceEqualityComparer.Instance); // false: on the path

    private VainReferences(SchemaDocument document) => _document = document;

    /// <summary>The first such schema that the document's root leads to.</summary>
    public static SchemaProblem? Find(SchemaDocument document)
    {
        var search = new VainReferences(document);
        return search.Reachable().Select(search.From).FirstOrDefault(problem => problem is not null);
    }

    private List<SchemaNode> Reachable()
    {
        List<SchemaNode> found = [_document.Root];
        var seen = new HashSet<SchemaNode>(found, ReferenceEqualityComparer.Instance);
        for (var i = 0; i < found.Count; i++)
        {
            var children = SchemaChildren.InPlace(found[i], _document).Select(child => child.Node)
                .Concat(SchemaChildren.Nested(found[i]));
            found.AddRange(children.Where(seen.Add));
        }

        return found;
    }

    private SchemaProblem? From(SchemaNode start)
    {
        if (!_left.TryAdd(start, false)) return null;
        var path = new Stack<(SchemaNode Node, IEnumerator<(SchemaNode Node, SchemaKeyword Keyword)> Children)>();
        path.Push((start, SchemaChildren.InPlace(start, _document).GetEnumerator()));
        while (path.TryPeek(out var top))
        {
            if (!top.Children.MoveNext())
            {
                _left[path.Pop().Node] = true;
                continue;
            }

            var (child, keyword) = top.Children.Current;
            if (_left.TryAdd(child, false))
                path.Push((child, SchemaChildren.InPlace(child, _document).GetEnumerator()));
            else if (!_left[child])
                return new SchemaProblem(
                    keyword.Pointer, "This leads back to itself for the same value; let it pass through properties or items.");
        }

        return null;
    }
}
