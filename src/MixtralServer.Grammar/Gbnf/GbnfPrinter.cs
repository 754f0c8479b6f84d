using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Gbnf;

/// <summary>Writes grammars as llama.cpp's GBNF, to be read by people, other engines and <see cref="GbnfParser"/>.</summary>
public sealed class GbnfPrinter
{
    // What is longer gets a rule of its own, so that the text grows only with the grammar.
    private const int InlineLengthMax = 200;

    private readonly GrammarDefinition _grammar;
    private readonly ExprParts _parts;
    private readonly Dictionary<Expr, string> _texts = []; // bounded by the expressions, as the next
    private readonly HashSet<Expr> _named = [];
    private readonly string[] _names;
    private readonly StringBuilder _rules = new();
    private bool _exact = true;

    private GbnfPrinter(GrammarDefinition grammar)
    {
        (_grammar, _parts) = (grammar, new ExprParts(grammar));
        _names = [.. grammar.Rules.Select((rule, index) => RuleName(rule.Name, index))];
    }

    /// <summary>Writes a grammar, root first.</summary>
    public static GbnfText Print(GrammarDefinition grammar) => new GbnfPrinter(grammar).Print();

    private GbnfText Print()
    {
        // Parts have lower places than what they are part of; rules are only named.
        foreach (var expr in _parts.Reachable.OrderBy(expr => expr.Index)) _texts.Add(expr, Inline(expr));
        var used = _parts.Reachable.Select(expr => _grammar[expr]).OfType<ExprNode.Rule>().Select(rule => rule.Index);
        foreach (var index in used.Distinct().Order()) AddRule(_names[index], _texts[_grammar.Rules[index].Body]);
        return new GbnfText($"root ::= {_texts[_grammar.Root]}\n{_rules}", _exact);
    }

    private string Inline(Expr expr)
    {
        var text = Write(_grammar[expr]);
        if (_grammar[expr] is ExprNode.Rule) return text;
        if (text.Length <= InlineLengthMax && (_parts.Uses(expr) == 1 || _parts.Of(expr).IsEmpty)) return text;
        _named.Add(expr);
        var name = string.Create(CultureInfo.InvariantCulture, $"part-{expr.Index}");
        AddRule(name, text);
        return name;
    }

    private void AddRule(string name, string text) => _rules.Append(name).Append(" ::= ").Append(text).Append('\n');

    private string Write(ExprNode node) => node switch
    {
        ExprNode.Text(var value) => GbnfQuoting.Literal(value),
        ExprNode.Chars(var set) => GbnfQuoting.Class(set),
        ExprNode.Sequence(var items) => string.Join(' ', items.Select(Part)),
        ExprNode.Choice([]) => "[]",
        ExprNode.Choice(var items) => string.Join(" | ", items.Select(item => _texts[item])),
        ExprNode.Repeat(var item, var min, var max) => Part(item) + Bounds(min, max),
        ExprNode.Rule(var index) => _names[index],
        ExprNode.Tokens(var ids, var negated) => Tokens(ids, negated),
        ExprNode.Intersect(var items) => Inexact(items[0], "must match more than GBNF can say"),
        ExprNode.Complement(var item) => Inexact(item, "GBNF cannot say that it must not match"),
        _ => throw new ArgumentException("an unknown expression", nameof(node)),
    };

    private string Part(Expr expr) => NeedsGroup(expr) ? $"({_texts[expr]})" : _texts[expr];

    private bool NeedsGroup(Expr expr)
        => !_named.Contains(expr) && _grammar[expr] is not (ExprNode.Text or ExprNode.Chars or ExprNode.Rule);

    private static string Bounds(int min, int? max) => (min, max) switch
    {
        (0, null) => "*",
        (1, null) => "+",
        (0, 1) => "?",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{{{min},}}"),
        _ when min == max => string.Create(CultureInfo.InvariantCulture, $"{{{min}}}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{{{min},{max}}}"),
    };

    private string Tokens(ImmutableArray<int> ids, bool negated)
    {
        var names = ids.Select(id => string.Create(CultureInfo.InvariantCulture, $"<[{id}]>")).ToList();
        if (!negated) return names.Count == 0 ? "[]" : string.Join(" | ", names);
        if (names.Count == 0) return "<[0]> | !<[0]>";
        if (names.Count > 1) _exact = false;
        return $"!{names[0]}";
    }

    private string Inexact(Expr item, string why)
    {
        _exact = false;
        var name = string.Create(CultureInfo.InvariantCulture, $"inexact-{item.Index}");
        _rules.Append("# ").Append(name).Append(": ").Append(why).Append('\n');
        AddRule(name, _texts[item]);
        return name;
    }

    private static string RuleName(string name, int index)
    {
        var safe = string.Concat(name.Where(character => char.IsAsciiLetterOrDigit(character) || character == '-').Take(40));
        return string.Create(CultureInfo.InvariantCulture, $"{(safe.Length == 0 ? "rule" : safe)}-r{index}");
    }
}
