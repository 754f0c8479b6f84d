using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Tests.Fakes;

/// <summary>
/// Whether a grammar without set operations and tokens matches a text, by its definition: for each expression and pair of places,
/// whether it matches what is between them, looked at again and again until nothing new comes out.
/// </summary>
internal sealed class NaiveRecognizer
{
    private readonly GrammarDefinition _grammar;
    private readonly int[] _text;
    private readonly bool[,,] _matches;

    private NaiveRecognizer(GrammarDefinition grammar, string text)
    {
        _grammar = grammar;
        _text = Characters(text);
        _matches = new bool[grammar.Count, _text.Length + 1, _text.Length + 1];
    }

    public static bool Matches(GrammarDefinition grammar, string text)
    {
        var recognizer = new NaiveRecognizer(grammar, text);
        while (recognizer.FindMore())
        {
        }

        return recognizer._matches[grammar.Root.Index, 0, recognizer._text.Length];
    }

    private static int[] Characters(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];

    private bool FindMore()
    {
        var more = false;
        for (var index = 0; index < _grammar.Count; index++)
        {
            for (var start = 0; start <= _text.Length; start++)
            {
                foreach (var end in EndsOf(_grammar[new Expr(index)], start))
                {
                    more |= !_matches[index, start, end];
                    _matches[index, start, end] = true;
                }
            }
        }

        return more;
    }

    private HashSet<int> EndsOf(ExprNode node, int start) => node switch
    {
        ExprNode.Text(var value) => _text.AsSpan(start).StartsWith(Characters(value)) ? [start + Characters(value).Length] : [],
        ExprNode.Chars(var set) => start < _text.Length && set.Contains(_text[start]) ? [start + 1] : [],
        ExprNode.Sequence(var items) => items.Aggregate((HashSet<int>)[start], (ends, item) => Over(item, ends)),
        ExprNode.Choice(var items) => [.. items.SelectMany(item => Over(item, [start]))],
        ExprNode.Rule(var index) => Over(_grammar.Rules[index].Body, [start]),
        ExprNode.Repeat(var item, var min, var max) => Repeated(item, min, max, start),
        _ => [],
    };

    private HashSet<int> Repeated(Expr item, int min, int? max, int start)
    {
        HashSet<int> ends = [start];
        HashSet<int> all = [];
        for (var round = 0; round <= Math.Min(max ?? int.MaxValue, min + _text.Length + 1); round++)
        {
            if (round >= min) all.UnionWith(ends);
            ends = Over(item, ends);
        }

        return all;
    }

    private HashSet<int> Over(Expr item, HashSet<int> starts)
        => [.. starts.SelectMany(start => Enumerable.Range(start, _text.Length + 1 - start)
            .Where(end => _matches[item.Index, start, end]))];
}
