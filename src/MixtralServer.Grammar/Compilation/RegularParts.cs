using System.Collections.Immutable;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Compilation;

/// <summary>
/// Which expressions are regular, and which of those become automata. A counted repeat of something long does not, though it
/// could: its automaton would have all states of the item once for each count, where a counter beside it needs them once.
/// </summary>
internal sealed class RegularParts
{
    // Up to so many rounds, so long an item or so long a whole, copies cost less than counters.
    private const int RoundsFew = 8;
    private const int ItemShort = 16;
    private const int WholeShort = 2048;
    private const long Endless = long.MaxValue / 4;

    private readonly GrammarDefinition _grammar;
    private readonly ExprParts _parts;
    private readonly bool[] _regular;
    private readonly bool[] _automaton;
    private readonly long[] _lengths;

    public RegularParts(GrammarDefinition grammar, ExprParts parts)
    {
        (_grammar, _parts) = (grammar, parts);
        _regular = new bool[grammar.Count];
        _automaton = new bool[grammar.Count];
        _lengths = new long[grammar.Count];
        FindRegular();
        foreach (var expr in Order)
        {
            _lengths[expr.Index] = LengthOf(grammar[expr]);
            _automaton[expr.Index] = grammar[expr] is ExprNode.Intersect or ExprNode.Complement
                || (parts.Of(expr).All(part => _automaton[part.Index]) && !IsCostlyRepeat(grammar[expr]));
        }
    }

    /// <summary>The regular expressions, parts before what they are part of.</summary>
    public List<Expr> Order { get; } = [];

    /// <summary>Whether an expression becomes (part of) an automaton.</summary>
    public bool IsAutomaton(Expr expr) => _automaton[expr.Index];

    // From the leaves up, so that what leads to itself is never reached.
    private void FindRegular()
    {
        var missing = new int[_grammar.Count];
        var users = new List<Expr>?[_grammar.Count];
        var ready = new Stack<Expr>();
        foreach (var expr in _parts.Reachable)
        {
            var parts = _parts.Of(expr);
            missing[expr.Index] = parts.Length;
            foreach (var part in parts) (users[part.Index] ??= []).Add(expr);
            if (parts.IsEmpty && _grammar[expr] is not ExprNode.Tokens) ready.Push(expr);
        }

        while (ready.TryPop(out var expr))
        {
            _regular[expr.Index] = true;
            Order.Add(expr);
            foreach (var user in users[expr.Index] ?? [])
            {
                if (--missing[user.Index] == 0) ready.Push(user);
            }
        }

        foreach (var expr in _parts.Reachable) CheckSets(expr);
    }

    private void CheckSets(Expr expr)
    {
        if (_regular[expr.Index] || _grammar[expr] is not (ExprNode.Intersect or ExprNode.Complement)) return;
        throw new GrammarException("what is intersected or excluded must not contain recursive rules or tokens");
    }

    private long LengthOf(ExprNode node) => node switch
    {
        ExprNode.Text(var value) => value.Length,
        ExprNode.Chars => 1,
        ExprNode.Sequence(var items) => Math.Min(Endless, Lengths(items).Sum()),
        ExprNode.Choice(var items) => Lengths(items).DefaultIfEmpty(0).Max(),
        ExprNode.Intersect(var items) => Lengths(items).Min(),
        ExprNode.Rule(var index) => _lengths[_grammar.Rules[index].Body.Index],
        ExprNode.Repeat(var item, _, { } max) => Math.Min(Endless, (long)Math.Min(1e18, (double)_lengths[item.Index] * max)),
        _ => Endless,
    };

    private IEnumerable<long> Lengths(ImmutableArray<Expr> items)
        => items.Select(item => Math.Min(_lengths[item.Index], Endless / Math.Max(1, items.Length)));

    private bool IsCostlyRepeat(ExprNode node)
    {
        if (node is not ExprNode.Repeat(var item, var min, var max)) return false;
        var rounds = max ?? min;
        var length = _lengths[item.Index];
        return rounds > RoundsFew && length > ItemShort && length > WholeShort / rounds;
    }
}
