namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>How many items of one kind an array must have.</summary>
/// <param name="Item">The kind.</param>
/// <param name="NotItem">Every other item.</param>
/// <param name="Min">The fewest.</param>
/// <param name="Max">The most, or null.</param>
/// <param name="Pointer">Of the keyword.</param>
internal sealed record ItemCount(Demand Item, Demand NotItem, int Min, int? Max, string Pointer);
