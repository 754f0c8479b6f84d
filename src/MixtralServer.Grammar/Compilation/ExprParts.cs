using System.Collections.Immutable;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Compilation;

/// <summary>The expressions that a grammar's root is made of, each with its parts; those of rules are their bodies.</summary>
internal sealed class ExprParts
{
    private readonly GrammarDefinition _grammar;
    private readonly int[] _uses;

    public ExprParts(GrammarDefinition grammar)
    {
        _grammar = grammar;
        _uses = new int[grammar.Count];
        var pending = new Stack<Expr>([grammar.Root]);
        _uses[grammar.Root.Index]++;
        while (pending.TryPop(out var expr))
        {
            Reachable.Add(expr);
            foreach (var part in Of(expr))
            {
                if (_uses[part.Index]++ == 0) pending.Push(part);
            }
        }
    }

    /// <summary>All that the root leads to, in no useful order.</summary>
    public List<Expr> Reachable { get; } = [];

    /// <summary>In how many places an expression is used.</summary>
    public int Uses(Expr expr) => _uses[expr.Index];

    public ImmutableArray<Expr> Of(Expr expr) => _grammar[expr] switch
    {
        ExprNode.Sequence(var items) => items,
        ExprNode.Choice(var items) => items,
        ExprNode.Intersect(var items) => items,
        ExprNode.Repeat(var item, _, _) => [item],
        ExprNode.Complement(var item) => [item],
        ExprNode.Rule(var index) => [_grammar.Rules[index].Body],
        _ => [],
    };
}
