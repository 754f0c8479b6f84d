namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>How a value breaks a schema.</summary>
/// <param name="InstancePointer">JSON pointer of the value at fault; empty for the whole.</param>
/// <param name="KeywordPointer">JSON pointer of the keyword that it breaks.</param>
/// <param name="Message">What the keyword demands, as a sentence.</param>
public sealed record SchemaViolation(string InstancePointer, string KeywordPointer, string Message)
{
    /// <summary>False where it could not be found out within bounds whether the value breaks the schema.</summary>
    public bool IsCertain { get; init; } = true;
}
