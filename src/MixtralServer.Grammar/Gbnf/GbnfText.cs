namespace MixtralServer.Grammar.Gbnf;

/// <summary>A grammar as GBNF.</summary>
/// <param name="Text">The grammar; where it says less than the original, a comment says so.</param>
/// <param name="IsExact">Whether it says all that the original does: GBNF has no intersection and no complement.</param>
public sealed record GbnfText(string Text, bool IsExact);
