using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>The end of a range of numbers.</summary>
/// <param name="Value">The last number.</param>
/// <param name="Exclusive">Whether it does not belong to the range itself.</param>
internal sealed record NumberBound(ExactNumber Value, bool Exclusive);
