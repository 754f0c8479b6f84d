using System.Text;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>
/// Writes ECMAScript regular expressions (with the <c>u</c> flag, as JSON Schema has it) in the dialect of .NET, whose classes,
/// anchors and dots mean something else.
/// </summary>
internal sealed class EcmaRegex
{
    private const string Pair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";
    private const string Word = "[0-9A-Za-z_]";

    private readonly string _pattern;
    private readonly StringBuilder _written = new();
    private int _at;

    private EcmaRegex(string pattern) => _pattern = pattern;

    /// <summary>The expression in the dialect of .NET, or null where it is malformed.</summary>
    public static string? Translate(string pattern) => new EcmaRegex(pattern).Translate();

    private string? Translate()
    {
        while (_at < _pattern.Length)
        {
            if (!TranslateNext()) return null;
        }

        return _written.ToString();
    }

    private bool TranslateNext()
    {
        var next = _pattern[_at++];
        switch (next)
        {
            case '$':
                _written.Append("\\z");
                return true;
            case '.':
                _written.Append($"(?:{Pair}|[^\\n\\r\\u2028\\u2029\\uD800-\\uDFFF])");
                return true;
            case '[':
                return TranslateClass();
            case '\\':
                return TranslateEscape();
            case '(' when Peek('?'):
                return TranslateGroup();
            case '{':
                AppendBounds();
                return true;
            case '^' or '(' or ')' or '|' or '*' or '+' or '?':
                _written.Append(next);
                return true;
            default:
                _at--;
                AppendLiteral(EcmaEscapes.ReadRune(_pattern, ref _at));
                return true;
        }
    }

    // As it is where it says how often; else it is a brace like any other.
    private void AppendBounds()
    {
        var end = _pattern.IndexOf('}', _at);
        var isBounds = end > _at && char.IsAsciiDigit(_pattern[_at])
            && _pattern[_at..end].All(found => char.IsAsciiDigit(found) || found == ',')
            && _pattern.AsSpan(_at, end - _at).Count(',') <= 1;
        if (!isBounds)
        {
            AppendLiteral('{');
            return;
        }

        _written.Append(_pattern, _at - 1, end + 2 - _at);
        _at = end + 1;
    }

    private bool TranslateGroup()
    {
        string[] openings = ["?:", "?=", "?!", "?<=", "?<!"];
        bool Comes(string opening) => string.CompareOrdinal(_pattern, _at, opening, 0, opening.Length) == 0;
        if (openings.FirstOrDefault(Comes) is { } found)
        {
            _written.Append('(').Append(found);
            _at += found.Length;
            return true;
        }

        var end = _pattern.IndexOf('>', _at);
        if (!Peek('?') || _at + 1 >= _pattern.Length || _pattern[_at + 1] != '<' || end < 0) return false;
        _written.Append('(').Append(_pattern, _at, end + 1 - _at);
        _at = end + 1;
        return true;
    }

    private bool TranslateEscape()
    {
        if (_at >= _pattern.Length) return false;
        var next = _pattern[_at];
        if (next is 'b' or 'B')
        {
            _at++;
            _written.Append(next == 'b'
                ? $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))"
                : $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))");
            return true;
        }

        if (next is (>= '1' and <= '9') or 'k')
        {
            var end = next == 'k' ? _pattern.IndexOf('>', _at) : _at;
            if (end < 0) return false;
            _written.Append('\\').Append(_pattern, _at, end + 1 - _at);
            _at = end + 1;
            return true;
        }

        if (EcmaEscapes.ReadSet(_pattern, ref _at) is { } set)
        {
            _written.Append(EcmaClass.Write(negated: false, set, []));
            return true;
        }

        if (EcmaEscapes.ReadCharacter(_pattern, ref _at) is not { } rune) return false;
        AppendLiteral(rune);
        return true;
    }

    private bool TranslateClass()
    {
        var written = EcmaClass.Translate(_pattern, ref _at);
        _written.Append(written);
        return written is not null;
    }

    private void AppendLiteral(int codePoint)
        => _written.Append(codePoint > 0xFFFF ? $"(?:{EcmaClass.Unit(codePoint)})" : EcmaClass.Unit(codePoint));

    private bool Peek(char expected) => _at < _pattern.Length && _pattern[_at] == expected;
}
