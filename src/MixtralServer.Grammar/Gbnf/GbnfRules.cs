using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Gbnf;

/// <summary>The rules of a GBNF text by their names, and where they were first used.</summary>
internal sealed class GbnfRules(GrammarBuilder builder, GbnfReader reader)
{
    private readonly Dictionary<string, (Expr Rule, int Use)> _rules = new(StringComparer.Ordinal); // bounded by the text
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);

    public Expr Use(string name, int at)
    {
        if (!_rules.TryGetValue(name, out var rule)) _rules.Add(name, rule = (builder.DeclareRule(name), at));
        return rule.Rule;
    }

    public void Define(string name, int at, Expr body)
    {
        var rule = Use(name, at);
        if (!_defined.Add(name)) throw reader.Error($"the rule {name} is defined twice", at);
        builder.Define(rule, body);
    }

    /// <summary>The rule that the whole text must match, once all are read.</summary>
    public Expr Root(string name)
    {
        var missing = _rules.Where(rule => !_defined.Contains(rule.Key)).OrderBy(rule => rule.Value.Use).ToList();
        if (missing.Count > 0) throw reader.Error($"the rule {missing[0].Key} is not defined", missing[0].Value.Use);
        return _rules.TryGetValue(name, out var root) ? root.Rule : throw reader.Error($"there is no rule named {name}");
    }
}
