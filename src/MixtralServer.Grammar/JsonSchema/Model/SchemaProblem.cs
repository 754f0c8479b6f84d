namespace MixtralServer.Grammar.JsonSchema.Model;

/// <summary>Why a schema cannot be used, or which part of it is not honoured.</summary>
/// <param name="Pointer">JSON pointer of the keyword at fault, from the schema's root; empty for the root itself.</param>
/// <param name="Message">What is wrong and what to do, as a sentence.</param>
public sealed record SchemaProblem(string Pointer, string Message)
{
    /// <summary>The message with its place, such as <c>#/properties/a/not: ...</c>.</summary>
    public override string ToString() => $"#{Pointer}: {Message}";
}
