using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>All multiples of a number.</summary>
/// <param name="Divisor">The number.</param>
/// <param name="Pointer">Of the keyword that has it.</param>
internal readonly record struct Multiples(ExactNumber Divisor, string Pointer);
