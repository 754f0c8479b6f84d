namespace MixtralServer.Grammar.JsonSchema.Model;

/// <summary>The schema of a property.</summary>
/// <param name="Name">The property's name, or a regular expression for names.</param>
/// <param name="Schema">What its value must satisfy.</param>
public sealed record NamedSchema(string Name, SchemaNode Schema);
