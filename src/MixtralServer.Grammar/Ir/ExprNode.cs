using System.Collections.Immutable;

namespace MixtralServer.Grammar.Ir;

/// <summary>
/// What an <see cref="Expr"/> is. An expression is regular when it contains no token terminal and no rule that is recursive;
/// only regular expressions can be intersected and complemented.
/// </summary>
public abstract record ExprNode
{
    private ExprNode()
    {
    }

    /// <summary>Exactly this well-formed text, which may be empty.</summary>
    public sealed record Text(string Value) : ExprNode;

    /// <summary>One character of a set that is not empty.</summary>
    public sealed record Chars(CodePointSet Set) : ExprNode;

    /// <summary>One after the other.</summary>
    public sealed record Sequence(ImmutableArray<Expr> Items) : ExprNode;

    /// <summary>Any of them; of no items, nothing at all, not even the empty text.</summary>
    public sealed record Choice(ImmutableArray<Expr> Items) : ExprNode;

    /// <summary>From <paramref name="Min"/> to <paramref name="Max"/> times, without end where that is null.</summary>
    public sealed record Repeat(Expr Item, int Min, int? Max) : ExprNode;

    /// <summary>A rule, by its place in <see cref="GrammarDefinition.Rules"/>.</summary>
    public sealed record Rule(int Index) : ExprNode;

    /// <summary>One whole token out of a list of ids, or any not in it; control tokens only get in this way.</summary>
    public sealed record Tokens(ImmutableArray<int> Ids, bool Negated) : ExprNode;

    /// <summary>Text that every item matches; two or more regular items.</summary>
    public sealed record Intersect(ImmutableArray<Expr> Items) : ExprNode;

    /// <summary>Any well-formed text that the regular item does not match.</summary>
    public sealed record Complement(Expr Item) : ExprNode;
}
