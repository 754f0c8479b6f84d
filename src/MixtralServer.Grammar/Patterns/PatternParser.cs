using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Patterns;

/// <summary>Reads patterns, with a stack of open groups.</summary>
internal sealed class PatternParser(GrammarBuilder builder, string pattern)
{
    private static readonly CodePointSet Dot = CodePointSet.Of("\n\r\u2028\u2029").Complement();

    private readonly PatternReader _reader = new(pattern);
    private readonly Stack<PatternGroup> _groups = new(); // bounded by NestingMax

    public Expr Parse()
    {
        _groups.Push(new PatternGroup(0));
        while (!_reader.AtEnd) ReadPart();
        var last = _groups.Pop();
        if (_groups.Count > 0) throw PatternReader.Error("this group is not closed", last.Start);
        return Close(last).Search(builder);
    }

    private void ReadPart()
    {
        var at = _reader.At;
        switch (_reader.Next)
        {
            case '(':
                OpenGroup();
                break;
            case ')':
                CloseGroup();
                break;
            case '|':
                _reader.Take("|");
                NextAlternative(_groups.Peek());
                break;
            case '^':
                _reader.Take("^");
                _groups.Peek().Parts.Add(new Anchored(null, new Piece(builder.Empty, true), null, null));
                break;
            case '$':
                _reader.Take("$");
                _groups.Peek().Parts.Add(new Anchored(null, null, new Piece(builder.Empty, true), null));
                break;
            case '*' or '+' or '?':
                throw _reader.Error("there is nothing to repeat");
            default:
                Repeated(Anchored.Of(builder.Chars(ReadSet()), nullable: false), at);
                break;
        }
    }

    private void OpenGroup()
    {
        var start = _reader.At;
        if (_groups.Count > builder.Limits.NestingMax) throw _reader.Error("groups are nested too deeply");
        _reader.Take("(");
        if (_reader.Take("?") && !_reader.Take(":"))
        {
            if (_reader.Next is '=' or '!') throw PatternReader.Error("look-ahead is not supported", start);
            if (!_reader.Take("<")) throw PatternReader.Error("flags in groups are not supported", start);
            if (_reader.Next is '=' or '!') throw PatternReader.Error("look-behind is not supported", start);
            if (_reader.TakeUntil('>') is null) throw PatternReader.Error("the name of this group does not end", start);
        }

        _groups.Push(new PatternGroup(start));
    }

    private void CloseGroup()
    {
        if (_groups.Count == 1) throw _reader.Error("there is no group to close");
        _reader.Take(")");
        var group = _groups.Pop();
        Repeated(Close(group), group.Start);
    }

    private Anchored Close(PatternGroup group)
    {
        NextAlternative(group);
        return Anchored.Choice(builder, group.Alternatives);
    }

    private void NextAlternative(PatternGroup group)
    {
        group.Alternatives.Add(group.Parts.Count == 0
            ? Anchored.Of(builder.Empty, nullable: true)
            : Anchored.Sequence(builder, group.Parts));
        group.Parts.Clear();
    }

    private CodePointSet ReadSet()
    {
        if (_reader.Take(".")) return Dot;
        if (_reader.Take("[")) return PatternClass.Read(_reader);
        if (_reader.Take("\\")) return PatternEscape.Read(_reader, out _);
        var character = _reader.TakeCodePoint();
        return CodePointSet.Range(character, character);
    }

    private void Repeated(Anchored part, int at)
    {
        var bounds = ReadBounds();
        if (bounds is var (min, max))
        {
            if (max < min) throw PatternReader.Error("the bounds of this repeat are in the wrong order", at);
            part = Repeat(part, min, max, at);
            _reader.Take("?");
            if (_reader.Next is '*' or '+' or '?') throw _reader.Error("there is nothing to repeat");
        }

        _groups.Peek().Parts.Add(part);
    }

    private (int Min, int? Max)? ReadBounds()
    {
        if (_reader.Take("*")) return (0, null);
        if (_reader.Take("+")) return (1, null);
        return _reader.Take("?") ? (0, 1) : _reader.TakeBounds();
    }

    private Anchored Repeat(Anchored part, int min, int? max, int at)
    {
        if (part is { IsFree: true, Free: var (expr, nullable) })
            return Anchored.Of(builder.Repeat(expr, min, max), nullable || min == 0);
        if (max != 1) throw PatternReader.Error("^ and $ inside a repeat are not supported", at);
        return min == 1 ? part : Anchored.Choice(builder, [part, Anchored.Of(builder.Empty, nullable: true)]);
    }
}
