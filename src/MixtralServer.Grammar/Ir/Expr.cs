namespace MixtralServer.Grammar.Ir;

/// <summary>
/// An expression of a <see cref="GrammarBuilder"/> or of the <see cref="GrammarDefinition"/> built by it. It may be used in
/// several places; it means nothing to another builder.
/// </summary>
/// <param name="Index">Its place; an expression's parts have lower ones, so that loops need no recursion.</param>
public readonly record struct Expr(int Index);
