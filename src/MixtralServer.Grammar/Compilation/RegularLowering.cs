using System.Collections.Immutable;
using System.Text;
using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Compilation;

/// <summary>Regular expressions of a grammar as expressions over bytes.</summary>
internal sealed class RegularLowering
{
    // Fewer alternatives are as quickly followed one by one.
    private const int TextsFew = 8;

    private readonly GrammarDefinition _grammar;
    private readonly RegularPool _pool;
    private readonly LiteralPrefixes _prefixes;
    private readonly RegularNode?[] _nodes;
    private readonly Dictionary<CodePointSet, RegularNode> _sets = [];

    /// <param name="grammar">The grammar.</param>
    /// <param name="order">Its regular expressions, parts first.</param>
    /// <param name="pool">Where the expressions over bytes are made.</param>
    public RegularLowering(GrammarDefinition grammar, List<Expr> order, RegularPool pool)
    {
        (_grammar, _pool, _prefixes) = (grammar, pool, new LiteralPrefixes(pool));
        _nodes = new RegularNode?[grammar.Count];
        foreach (var expr in order) _nodes[expr.Index] = Lower(grammar[expr]);
    }

    public RegularNode this[Expr expr] => _nodes[expr.Index]!;

    public RegularNode Sequence(ImmutableArray<Expr> items)
    {
        var joined = _pool.Empty;
        for (var i = items.Length - 1; i >= 0; i--) joined = _pool.Concat(this[items[i]], joined);
        return joined;
    }

    public RegularNode Choice(IReadOnlyList<Expr> items)
    {
        var texts = items.Select(item => _grammar[item]).OfType<ExprNode.Text>().ToList();
        if (texts.Count < TextsFew) return _pool.Union(items.Select(item => this[item]));
        var others = items.Where(item => _grammar[item] is not ExprNode.Text).Select(item => this[item]);
        return _pool.Union(others.Append(_prefixes.Any(texts.Select(text => Encoding.UTF8.GetBytes(text.Value)))));
    }

    private RegularNode Lower(ExprNode node) => node switch
    {
        ExprNode.Text(var value) => _pool.Literal(new LiteralText(Encoding.UTF8.GetBytes(value)), 0),
        ExprNode.Chars(var set) => Chars(set),
        ExprNode.Sequence(var items) => Sequence(items),
        ExprNode.Choice(var items) => Choice(items),
        ExprNode.Repeat(var item, var min, var max) => _pool.Repeat(this[item], min, max ?? RegularNode.Unbounded),
        ExprNode.Rule(var index) => this[_grammar.Rules[index].Body],
        ExprNode.Intersect(var items) => _pool.And(items.Select(item => this[item])),
        ExprNode.Complement(var item) => _pool.And([_pool.AnyText, _pool.Not(this[item])]),
        _ => throw new ArgumentException("not regular", nameof(node)),
    };

    private RegularNode Chars(CodePointSet set)
    {
        if (!_sets.TryGetValue(set, out var node)) _sets.Add(set, node = Utf8.Lower(_pool, set));
        return node;
    }
}
