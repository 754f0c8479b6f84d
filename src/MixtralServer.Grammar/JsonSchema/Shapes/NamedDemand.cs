namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>What the value of a property must satisfy.</summary>
/// <param name="Name">The property's name, or a regular expression for names.</param>
/// <param name="Demand">The demand.</param>
internal sealed record NamedDemand(string Name, Demand Demand)
{
    /// <summary>JSON pointer of the schema that the demand comes from; empty where it comes from none.</summary>
    public string Pointer { get; init; } = "";
}
