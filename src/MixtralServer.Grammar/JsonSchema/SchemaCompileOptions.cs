using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema;

/// <summary>How a schema becomes a grammar.</summary>
public sealed record SchemaCompileOptions
{
    /// <summary>The usual way.</summary>
    public static SchemaCompileOptions Default { get; } = new();

    /// <summary>White space between the parts.</summary>
    public JsonWhitespace Whitespace { get; init; } = JsonWhitespace.Spaced;

    /// <summary>
    /// Whether keywords that no grammar can keep are left out and reported, rather than refused. The finished text must then be
    /// validated.
    /// </summary>
    public bool Lenient { get; init; }

    /// <summary>
    /// Whether an object may have properties of which its schema says nothing, as the standard has it. Without, models are kept
    /// from making some up.
    /// </summary>
    public bool AllowsUndeclared { get; init; } = true;

    /// <summary>How large the schema may be.</summary>
    public SchemaLimits Schema { get; init; } = SchemaLimits.Default;

    /// <summary>How large the grammar may be.</summary>
    public GrammarLimits Grammar { get; init; } = GrammarLimits.Default;
}
