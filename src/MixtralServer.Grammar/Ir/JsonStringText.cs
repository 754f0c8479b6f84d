using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MixtralServer.Grammar.Ir;

/// <summary>
/// How text is written inside a JSON string (RFC 8259, section 7), in one way for each character: a short escape where there is
/// one for a quote, backslash or control character, <c>\u00XX</c> for the other control characters, all else as it is. One way
/// each makes the mapping commute with intersection and complement, and keeps automata small.
/// </summary>
public static class JsonStringText
{
    private static readonly CodePointSet Controls = CodePointSet.Range(0, 0x1F);
    private static readonly CodePointSet Escaped = Controls.Union(CodePointSet.Of("\"\\"));

    /// <summary>Characters that stand for themselves inside a JSON string.</summary>
    public static CodePointSet Plain { get; } = Escaped.Complement();

    /// <summary>What is written between the quotes for any text that a regular expression matches.</summary>
    /// <param name="builder">Where the expressions are made.</param>
    /// <param name="text">Over decoded text; no rules and no token terminals in it.</param>
    public static Expr InJsonString(this GrammarBuilder builder, Expr text)
    {
        var written = new Dictionary<int, Expr>(); // bounded by the parts of the expression
        var any = builder.Repeat(Char(builder, CodePointSet.All), 0, null);
        foreach (var index in PartsOf(builder, text))
            written.Add(index, Write(builder, builder[new Expr(index)], written, any));
        return written[text.Index];
    }

    /// <summary>A text as it is written between the quotes of a JSON string.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Escaped.Contains(character)) escaped.Append(EscapeOf(character));
            else escaped.Append(character);
        }

        return escaped.ToString();
    }

    // Parts have lower places than what they are part of, so the sorted ones can be written in order.
    private static SortedSet<int> PartsOf(GrammarBuilder builder, Expr root)
    {
        var seen = new SortedSet<int>();
        var pending = new Stack<Expr>([root]);
        while (pending.TryPop(out var expr))
        {
            if (!seen.Add(expr.Index)) continue;
            foreach (var child in Children(builder[expr])) pending.Push(child);
        }

        return seen;
    }

    private static ImmutableArray<Expr> Children(ExprNode node) => node switch
    {
        ExprNode.Sequence(var items) => items,
        ExprNode.Choice(var items) => items,
        ExprNode.Intersect(var items) => items,
        ExprNode.Repeat(var item, _, _) => [item],
        ExprNode.Complement(var item) => [item],
        _ => [],
    };

    private static Expr Write(GrammarBuilder builder, ExprNode node, Dictionary<int, Expr> written, Expr any)
    {
        Expr[] All(ImmutableArray<Expr> items) => [.. items.Select(item => written[item.Index])];
        return node switch
        {
            ExprNode.Text(var value) => builder.Text(Escape(value)),
            ExprNode.Chars(var set) => Char(builder, set),
            ExprNode.Sequence(var items) => builder.Sequence(All(items)),
            ExprNode.Choice(var items) => builder.Choice(All(items)),
            ExprNode.Intersect(var items) => builder.Intersect(All(items)),
            ExprNode.Repeat(var item, var min, var max) => builder.Repeat(written[item.Index], min, max),
            ExprNode.Complement(var item) => builder.Except(any, written[item.Index]),
            _ => throw new ArgumentException("only text has a form inside JSON strings", nameof(node)),
        };
    }

    private static Expr Char(GrammarBuilder builder, CodePointSet set)
    {
        var ways = new List<Expr> { builder.Chars(set.Intersect(Plain)) };
        foreach (var range in set.Intersect(Escaped).Ranges)
        {
            for (var character = range.First; character <= range.Last; character++)
                ways.Add(builder.Text(EscapeOf((char)character)));
        }

        return builder.Choice([.. ways]);
    }

    private static string EscapeOf(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => @"\b",
        '\f' => @"\f",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)character:x4}"),
    };
}
