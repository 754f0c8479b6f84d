using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Shapes;
using MixtralServer.Grammar.Patterns;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>Writes strings: all that is demanded is worked out on the text they stand for, then escaped once.</summary>
internal sealed class StringWriter(GrammarBuilder builder, CompileReport report, TextChecks texts)
{
    private readonly Dictionary<string, (Expr? Written, string? Problem)> _patterns = []; // bounded by the schema
    private readonly Dictionary<string, Expr> _formats = []; // bounded by the formats there are
    private readonly Dictionary<string, Expr> _quoted = []; // bounded by the schema

    /// <summary>Any of these strings, with the quotes.</summary>
    public IEnumerable<Expr> Write(IEnumerable<StringShape> shapes)
    {
        var all = shapes.ToList();
        if (all.Count == 0) return [];
        if (all.Contains(StringShape.Any)) all = [StringShape.Any];
        foreach (var shape in all) ReportPatterns(shape);
        if (all.Count > 1 || all[0].Key is not { } key) return [Quoted(builder.Choice([.. all.Select(Decoded)]))];
        if (!_quoted.TryGetValue(key, out var known))
            _quoted[key] = known = Quoted(Decoded(all[0]));
        return [known];
    }

    /// <summary>A text with quotes around it, as it is written in JSON.</summary>
    public Expr Quoted(Expr decoded)
        => builder.Sequence(builder.Text("\""), builder.InJsonString(decoded), builder.Text("\""));

    /// <summary>The texts of some strings, without quotes and escapes.</summary>
    public Expr Decoded(StringShape shape)
    {
        if (shape.Allowed is { } allowed)
        {
            var others = shape with { Allowed = null };
            return builder.Choice([.. allowed.Where(text => texts.Admits(others, text)).Select(text => builder.Text(text))]);
        }

        List<Expr> parts = [];
        if (shape.Min > 0 || shape.Max is not null)
            parts.Add(builder.Repeat(builder.AnyChar, shape.Min, shape.Max));
        parts.AddRange(shape.Patterns.Select(pattern => Pattern(pattern.Expression, pattern.Pointer)).OfType<Expr>());
        foreach (var (expression, pointer) in shape.NotPatterns)
        {
            if (Pattern(expression, pointer) is { } matched) parts.Add(builder.Complement(matched));
        }

        parts.AddRange(shape.Formats.Select(Format));
        if (shape.Excluded.Length > 0)
            parts.Add(builder.Complement(builder.Choice([.. shape.Excluded.Select(text => builder.Text(text))])));
        return builder.Intersect([.. parts]);
    }

    /// <summary>The texts in which a regular expression is found; null where it cannot be used, which is then reported.</summary>
    public Expr? Pattern(string expression, string pointer)
    {
        if (!_patterns.TryGetValue(expression, out var known)) _patterns[expression] = known = Compile(expression);
        if (known.Problem is { } problem && texts.Patterns.CanRead(expression)) report.Cannot(pointer, problem);
        else if (known.Problem is { } malformed) report.Fail(pointer, malformed);
        return known.Written;
    }

    private (Expr? Written, string? Problem) Compile(string expression)
    {
        try
        {
            return (builder.Intersect([.. LookAhead.Split(expression).Select(Part)]), null);
        }
        catch (GrammarException e)
        {
            return (null, $"The pattern cannot be used: {e.Message}.");
        }
    }

    // Strings that were written before are not looked at again, but may have come from another place.
    private void ReportPatterns(StringShape shape)
    {
        if (shape.Allowed is not null) return;
        foreach (var (expression, pointer) in shape.Patterns.Concat(shape.NotPatterns)) Pattern(expression, pointer);
    }

    private Expr Part((string Pattern, bool Negated) part)
    {
        var matched = builder.Regex(part.Pattern);
        return part.Negated ? builder.Complement(matched) : matched;
    }

    private Expr Format(string name)
    {
        if (!_formats.TryGetValue(name, out var known))
            _formats[name] = known = builder.Intersect([.. StringFormats.PatternsOf(name).Select(Own)]);
        return known;
    }

    // Ours may be longer than what a caller is allowed.
    private Expr Own(string pattern) => new PatternParser(builder, pattern).Parse();
}
