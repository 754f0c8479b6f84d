using System.Collections.Immutable;

namespace MixtralServer.Grammar.Ir;

/// <summary>A complete grammar over text and tokens, made by a <see cref="GrammarBuilder"/>; ready to print or compile.</summary>
public sealed class GrammarDefinition
{
    private readonly ImmutableArray<ExprNode> _nodes;

    internal GrammarDefinition(ImmutableArray<ExprNode> nodes, ImmutableArray<GrammarRule> rules, Expr root)
        => (_nodes, Rules, Root) = (nodes, rules, root);

    /// <summary>The rules, each defined.</summary>
    public ImmutableArray<GrammarRule> Rules { get; }

    /// <summary>What the whole text matches.</summary>
    public Expr Root { get; }

    /// <summary>Number of expressions; their <see cref="Expr.Index"/> is below it.</summary>
    public int Count => _nodes.Length;

    /// <summary>What an expression of this grammar is.</summary>
    public ExprNode this[Expr expr] => _nodes[expr.Index];
}
