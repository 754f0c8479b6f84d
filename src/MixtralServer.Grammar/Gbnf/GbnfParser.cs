using System.Globalization;
using System.Text;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Gbnf;

/// <summary>
/// Reads grammars in llama.cpp's GBNF (grammars/README.md there), with a stack of open groups. Beyond it, an alternative may
/// begin on a new line, and <c>&lt;[NAME]&gt;</c> is the control token <c>[NAME]</c>.
/// </summary>
public sealed class GbnfParser
{
    private const string RootName = "root";

    private readonly GrammarBuilder _builder;
    private readonly GbnfReader _reader;
    private readonly GbnfRules _rules;
    private readonly Func<string, int?> _findToken;
    private readonly Stack<GbnfGroup> _groups = new(); // bounded by NestingMax

    private GbnfParser(string text, Func<string, int?> findToken, GrammarLimits limits)
    {
        if (text.Length > limits.GbnfLengthMax)
            throw new GrammarException($"the grammar has more than {limits.GbnfLengthMax} characters");
        _builder = new GrammarBuilder(limits);
        _reader = new GbnfReader(text);
        _rules = new GbnfRules(_builder, _reader);
        _findToken = findToken;
    }

    /// <summary>Reads a grammar; its rule <c>root</c> is what the whole text must match.</summary>
    /// <param name="text">The grammar.</param>
    /// <param name="findToken">The id of the model's special token of a name, or null where it has none.</param>
    /// <param name="limits">Bounds on its size.</param>
    /// <exception cref="GrammarException">It is malformed or too large; the message begins with line and column.</exception>
    public static GrammarDefinition Parse(string text, Func<string, int?> findToken, GrammarLimits limits)
        => new GbnfParser(text, findToken, limits).ParseRules();

    private GrammarDefinition ParseRules()
    {
        _reader.SkipSpace(lines: true);
        while (!_reader.AtEnd)
        {
            ParseRule();
            _reader.SkipSpace(lines: true);
        }

        return _builder.Build(_rules.Root(RootName));
    }

    private void ParseRule()
    {
        var at = _reader.At;
        var name = _reader.TakeName();
        if (name.Length == 0) throw _reader.Error("the name of a rule must come here");
        _reader.SkipSpace(lines: false);
        if (!_reader.Take("::=")) throw _reader.Error("::= must follow the name of a rule");
        _reader.SkipSpace(lines: true);
        _groups.Push(new GbnfGroup(_reader.At));
        while (ParsePart())
        {
        }

        var body = _groups.Pop();
        if (_groups.Count > 0) throw _reader.Error("this group is not closed", body.Start);
        _rules.Define(name, at, body.Close(_builder));
    }

    // False at the end of the rule.
    private bool ParsePart()
    {
        var group = _groups.Peek();
        _reader.SkipSpace(lines: _groups.Count > 1);
        switch (_reader.Next)
        {
            case '|':
                _reader.Take("|");
                group.EndAlternative(_builder);
                _reader.SkipSpace(lines: true);
                return true;
            case '(':
                if (_groups.Count > _builder.Limits.NestingMax) throw _reader.Error("groups are nested too deeply");
                _groups.Push(new GbnfGroup(_reader.At));
                _reader.Take("(");
                return true;
            case ')':
                if (_groups.Count == 1) throw _reader.Error("there is no group to close");
                _reader.Take(")");
                _groups.Pop();
                AddRepeated(group.Close(_builder));
                return true;
            case '\r' or '\n':
                return _reader.SkipTo('|');
            case '\0' when _reader.AtEnd:
                return false;
            default:
                AddRepeated(ParseAtom());
                return true;
        }
    }

    private Expr ParseAtom()
    {
        var at = _reader.At;
        if (_reader.Take("\"")) return _builder.Text(ParseLiteral(at));
        if (_reader.Take("[")) return _builder.Chars(ParseClass(at));
        if (_reader.Take(".")) return _builder.AnyChar;
        if (_reader.Take("!<")) return _builder.TokensExcept(ParseToken(at));
        if (_reader.Take("<")) return _builder.Tokens(ParseToken(at));
        var name = _reader.TakeName();
        return name.Length > 0 ? _rules.Use(name, at) : throw _reader.Error("this does not begin anything known");
    }

    private void AddRepeated(Expr part)
    {
        while (true)
        {
            _reader.SkipSpace(lines: _groups.Count > 1);
            var at = _reader.At;
            if (ParseBounds() is not var (min, max)) break;
            if (max < min) throw _reader.Error("the bounds of this repeat are in the wrong order", at);
            part = _builder.Repeat(part, min, max);
        }

        _groups.Peek().Parts.Add(part);
    }

    private (int Min, int? Max)? ParseBounds()
    {
        if (_reader.Take("*")) return (0, null);
        if (_reader.Take("+")) return (1, null);
        if (_reader.Take("?")) return (0, 1);
        if (!_reader.Take("{")) return null;
        _reader.SkipSpace(lines: true);
        var min = _reader.TakeNumber() ?? throw _reader.Error("a number must come here");
        _reader.SkipSpace(lines: true);
        int? max = min;
        if (_reader.Take(","))
        {
            _reader.SkipSpace(lines: true);
            max = _reader.TakeNumber();
            _reader.SkipSpace(lines: true);
        }

        return _reader.Take("}") ? (min, max) : throw _reader.Error("} must come here");
    }

    private string ParseLiteral(int start)
    {
        var text = new StringBuilder();
        while (!_reader.Take("\""))
        {
            if (_reader.AtEnd) throw _reader.Error("this text does not end", start);
            text.Append(new Rune(_reader.TakeCharacter()).ToString());
        }

        return text.ToString();
    }

    private CodePointSet ParseClass(int start)
    {
        var negated = _reader.Take("^");
        var ranges = new List<CodePointRange>(); // bounded by the length of the text
        while (!_reader.Take("]"))
        {
            if (_reader.AtEnd) throw _reader.Error("this class does not end", start);
            var at = _reader.At;
            var first = _reader.TakeCharacter();
            var last = first;
            if (_reader.Take("-"))
            {
                if (_reader.Next == ']') ranges.Add(new CodePointRange('-', '-'));
                else if (!_reader.AtEnd) last = _reader.TakeCharacter();
            }

            if (last < first) throw _reader.Error("this range is in the wrong order", at);
            ranges.Add(new CodePointRange(first, last));
        }

        var set = CodePointSet.Of(ranges);
        return negated ? set.Complement() : set;
    }

    // Behind the opening bracket. By its id, <[5]>, or by its name: <[INST]> is [INST], and <think> has its brackets in its name.
    private int ParseToken(int start)
    {
        var text = _reader.TakeUntil('>', "this token");
        var inner = text is ['[', .., ']'] ? text[1..^1] : null;
        if (inner is not null && int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id;
        var name = inner is null ? $"<{text}>" : text;
        return _findToken(name) ?? throw _reader.Error($"the model has no special token {name}", start);
    }
}
