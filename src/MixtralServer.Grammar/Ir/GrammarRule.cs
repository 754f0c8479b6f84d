namespace MixtralServer.Grammar.Ir;

/// <summary>A named rule and what it matches.</summary>
public readonly record struct GrammarRule(string Name, Expr Body);
