using System.Collections.Immutable;
using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Compilation;

/// <summary>
/// Lays out what is no automaton as <see cref="Place"/>s, each with what comes after it. What is used more than once is laid out
/// once and called. A list of work instead of recursion, as grammars nest as deep as users like.
/// </summary>
internal sealed class PlaceBuilder
{
    private readonly GrammarDefinition _grammar;
    private readonly ExprParts _parts;
    private readonly RegularParts _regular;
    private readonly RegularLowering _lowering;
    private readonly Vocabulary _vocabulary;
    private readonly Stack<(Expr Expr, Place Place)> _pending = new();
    private readonly Dictionary<Expr, Place> _bodies = [];
    private int _terminals;

    public PlaceBuilder(
        GrammarDefinition grammar,
        ExprParts parts,
        RegularParts regular,
        RegularLowering lowering,
        Vocabulary vocabulary)
    {
        (_grammar, _parts, _regular, _lowering, _vocabulary) = (grammar, parts, regular, lowering, vocabulary);
        End = New(PlaceKind.End);
        Root = BodyOf(grammar.Root);
        while (_pending.TryPop(out var work)) Fill(work.Place, work.Expr);
    }

    /// <summary>All places, by their ids.</summary>
    public List<Place> Places { get; } = []; // bounded: one for each use of an expression, and those are bounded

    public Place End { get; }

    public Place Root { get; }

    private void Fill(Place place, Expr expr)
    {
        if (_regular.IsAutomaton(expr))
        {
            FillText(place, _lowering[expr]);
            return;
        }

        switch (_grammar[expr])
        {
            case ExprNode.Sequence(var items):
                FillSequence(place, items);
                break;
            case ExprNode.Choice(var items):
                FillChoice(place, items);
                break;
            case ExprNode.Repeat(var item, var min, var max):
                (place.Kind, place.Min, place.Max) = (PlaceKind.Loop, min, max ?? RegularNode.Unbounded);
                place.Body = Use(item, End);
                break;
            case ExprNode.Rule(var index):
                (place.Kind, place.Name) = (PlaceKind.Call, _grammar.Rules[index].Name);
                place.Body = BodyOf(_grammar.Rules[index].Body);
                break;
            case ExprNode.Tokens(var ids, var negated):
                place.Kind = PlaceKind.Token;
                place.Terminal = new TokenTerminal(_terminals++, ids, negated, _vocabulary);
                break;
            default:
                throw new InvalidOperationException("a regular expression is an automaton");
        }
    }

    private static void FillText(Place place, RegularNode node) => (place.Kind, place.Node) = (PlaceKind.Text, node);

    // Neighbours that are automata become one.
    private void FillSequence(Place place, ImmutableArray<Expr> items)
    {
        var next = place.Next;
        for (var end = items.Length; end > 0;)
        {
            var start = end - 1;
            while (start > 0 && _regular.IsAutomaton(items[start]) && _regular.IsAutomaton(items[start - 1])) start--;
            next = _regular.IsAutomaton(items[start])
                ? NewText(_lowering.Sequence(items[start..end]), next)
                : Use(items[start], next);
            end = start;
        }

        (place.Kind, place.Targets) = (PlaceKind.Fork, [next]);
    }

    private void FillChoice(Place place, ImmutableArray<Expr> items)
    {
        place.Kind = PlaceKind.Fork;
        var texts = items.Where(_regular.IsAutomaton).ToList();
        if (texts.Count > 0) place.Targets.Add(NewText(_lowering.Choice(texts), place.Next));
        foreach (var item in items)
        {
            if (!_regular.IsAutomaton(item)) place.Targets.Add(Use(item, place.Next));
        }
    }

    private Place Use(Expr expr, Place next)
    {
        var shared = _parts.Uses(expr) > 1 && !_regular.IsAutomaton(expr) && _grammar[expr] is not ExprNode.Rule;
        var place = New(PlaceKind.Call, next);
        if (shared) (place.Body, place.Name) = (BodyOf(expr), "(a shared part)");
        else _pending.Push((expr, place));
        return place;
    }

    private Place BodyOf(Expr expr)
    {
        if (_bodies.TryGetValue(expr, out var body)) return body;
        body = New(PlaceKind.Fork, End);
        _bodies.Add(expr, body);
        _pending.Push((expr, body));
        return body;
    }

    private Place NewText(RegularNode node, Place next)
    {
        var place = New(PlaceKind.Text, next);
        place.Node = node;
        return place;
    }

    private Place New(PlaceKind kind, Place? next = null)
    {
        var place = new Place(Places.Count) { Kind = kind };
        place.Next = next ?? place;
        Places.Add(place);
        return place;
    }
}
