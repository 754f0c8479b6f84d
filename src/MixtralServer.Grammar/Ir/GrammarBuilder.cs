using System.Collections.Immutable;
using MixtralServer.Grammar.Automata;

namespace MixtralServer.Grammar.Ir;

/// <summary>
/// Makes grammars: what JSON Schema, patterns, tool sets and GBNF are all lowered to. Each method gives an expression, to be used
/// in others any number of times; <see cref="Build"/> ends it.
/// <para>
/// All text is Unicode scalar values; its bytes are well-formed UTF-8 and nothing else. Repeats stay counted however large their
/// bounds are. Recursion goes through rules: declare one with <see cref="DeclareRule"/>, use it, then <see cref="Define"/> it.
/// </para>
/// <para>
/// Set operations (<see cref="Intersect"/>, <see cref="Complement"/>, <see cref="Except"/>) take regular expressions: no token
/// terminals in them and no recursive rules, which <see cref="Build"/> does not check but the compiler does.
/// </para>
/// Not safe for use by several threads at once. What goes beyond the limits, or is not well-formed, throws a
/// <see cref="GrammarException"/>.
/// </summary>
/// <param name="limits">Bounds on its size and on the work of making it.</param>
/// <param name="cancellation">Ends the making early, with an <see cref="OperationCanceledException"/>.</param>
public sealed class GrammarBuilder(GrammarLimits limits, CancellationToken cancellation)
{
    private const int FuelPerExpression = 40;

    private readonly Fuel _fuel = Fuel.ForCompile(limits, cancellation);
    private readonly List<ExprNode> _nodes = []; // bounded by ExpressionsMax
    private readonly List<(string Name, Expr? Body)> _rules = []; // bounded by ExpressionsMax, as each is an expression too
    private int _textLength;

    /// <summary>A builder that nobody ends early.</summary>
    /// <param name="limits">Bounds on its size and on the work of making it.</param>
    public GrammarBuilder(GrammarLimits limits)
        : this(limits, CancellationToken.None)
    {
    }

    /// <summary>Matches no text at all.</summary>
    public Expr Nothing => Choice([]);

    /// <summary>Matches the empty text.</summary>
    public Expr Empty => Text("");

    /// <summary>Any one character.</summary>
    public Expr AnyChar => Chars(CodePointSet.All);

    /// <summary>Any text, the empty one too.</summary>
    public Expr AnyText => Repeat(AnyChar, 0, null);

    /// <summary>The bounds that it keeps, for those who build on it.</summary>
    public GrammarLimits Limits => limits;

    /// <summary>What an expression made so far is.</summary>
    public ExprNode this[Expr expr] => _nodes[expr.Index];

    /// <summary>Exactly this text.</summary>
    /// <param name="text">Well-formed: no unpaired surrogates.</param>
    public Expr Text(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) throw new GrammarException("a literal text contains an unpaired surrogate");
            i++;
        }

        _textLength += text.Length;
        if (_textLength > limits.TextLengthMax)
            throw new GrammarException($"the grammar has more than {limits.TextLengthMax} characters of literal text");
        return Add(new ExprNode.Text(text));
    }

    /// <summary>One character of a set; nothing where the set is empty.</summary>
    public Expr Chars(CodePointSet set) => set.IsEmpty ? Nothing : Add(new ExprNode.Chars(set));

    /// <summary>One after the other; the empty text where there are none.</summary>
    public Expr Sequence(params ReadOnlySpan<Expr> items) => items switch
    {
        [] => Empty,
        [var item] => item,
        _ => Add(new ExprNode.Sequence([.. items])),
    };

    /// <summary>Any of them; nothing where there are none.</summary>
    public Expr Choice(params ReadOnlySpan<Expr> items)
        => items is [var item] ? item : Add(new ExprNode.Choice([.. items]));

    /// <summary>Again and again.</summary>
    /// <param name="item">What is repeated.</param>
    /// <param name="min">At least so often, 0 or more.</param>
    /// <param name="max">At most so often, at least <paramref name="min"/>; null for no end.</param>
    public Expr Repeat(Expr item, int min, int? max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(min);
        if (max < min) throw new GrammarException($"a repeat of at least {min} and at most {max} times is impossible");
        if (max == 0) return Empty;
        return (min, max) == (1, 1) ? item : Add(new ExprNode.Repeat(item, min, max));
    }

    /// <summary>Once or not at all.</summary>
    public Expr Optional(Expr item) => Repeat(item, 0, 1);

    /// <summary>One whole token out of some, which need not stand for text.</summary>
    public Expr Tokens(params ReadOnlySpan<int> ids) => Add(new ExprNode.Tokens(Sorted(ids), Negated: false));

    /// <summary>One whole token, any but these; control tokens too.</summary>
    public Expr TokensExcept(params ReadOnlySpan<int> ids) => Add(new ExprNode.Tokens(Sorted(ids), Negated: true));

    /// <summary>Text that all items match.</summary>
    public Expr Intersect(params ReadOnlySpan<Expr> items) => items switch
    {
        [] => AnyText,
        [var item] => item,
        _ => Add(new ExprNode.Intersect([.. items])),
    };

    /// <summary>Any well-formed text that the item does not match.</summary>
    public Expr Complement(Expr item) => Add(new ExprNode.Complement(item));

    /// <summary>Text that <paramref name="item"/> matches and <paramref name="excluded"/> does not.</summary>
    public Expr Except(Expr item, Expr excluded) => Intersect(item, Complement(excluded));

    /// <summary>A reference to a new rule, to be used any number of times and defined once before <see cref="Build"/>.</summary>
    /// <param name="name">For messages and printing; made unique there, so any will do.</param>
    public Expr DeclareRule(string name)
    {
        _rules.Add((name, null));
        return Add(new ExprNode.Rule(_rules.Count - 1));
    }

    /// <summary>Says what a declared rule matches.</summary>
    public void Define(Expr rule, Expr body)
    {
        if (_nodes[rule.Index] is not ExprNode.Rule(var index)) throw new ArgumentException("not a rule", nameof(rule));
        if (_rules[index].Body is not null) throw new GrammarException($"the rule {_rules[index].Name} is defined twice");
        _rules[index] = (_rules[index].Name, body);
    }

    /// <summary>The whole grammar.</summary>
    /// <param name="root">What the whole text must match.</param>
    public GrammarDefinition Build(Expr root)
    {
        var rules = _rules.Select(rule => new GrammarRule(
            rule.Name, rule.Body ?? throw new GrammarException($"the rule {rule.Name} is used but not defined")));
        return new GrammarDefinition([.. _nodes], [.. rules], root);
    }

    /// <summary>Ends the making early.</summary>
    internal CancellationToken Cancellation => cancellation;

    /// <summary>Pays for work on what is written here, in units of <see cref="GrammarLimits.FuelPerCompile"/>.</summary>
    internal void Spend(int units) => _fuel.Spend(units);

    private static ImmutableArray<int> Sorted(ReadOnlySpan<int> ids) => [.. ids.ToArray().Distinct().Order()];

    private Expr Add(ExprNode node)
    {
        _fuel.Spend(FuelPerExpression);
        if (_nodes.Count >= limits.ExpressionsMax)
            throw new GrammarException($"the grammar has more than {limits.ExpressionsMax} parts");
        _nodes.Add(node);
        return new Expr(_nodes.Count - 1);
    }
}
