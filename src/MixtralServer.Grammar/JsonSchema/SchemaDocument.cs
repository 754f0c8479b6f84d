using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Reading;

namespace MixtralServer.Grammar.JsonSchema;

/// <summary>
/// A JSON schema that was read whole: every keyword is understood or known to be an annotation, every reference has its target.
/// Draft 2020-12, and what drafts 4 to 7 and OpenAPI spell otherwise.
/// </summary>
public sealed class SchemaDocument
{
    private readonly IReadOnlyDictionary<string, SchemaNode> _targets;

    internal SchemaDocument(
        SchemaNode root, IReadOnlyDictionary<string, SchemaNode> targets, IReadOnlyList<SchemaProblem> relaxed)
        => (Root, _targets, Relaxed) = (root, targets, relaxed);

    /// <summary>The schema of the whole value.</summary>
    public SchemaNode Root { get; }

    /// <summary>
    /// Keywords that are valid but not understood, and so were left out: nobody can tell whether a value satisfies them. None
    /// unless the reading was lenient.
    /// </summary>
    public IReadOnlyList<SchemaProblem> Relaxed { get; }

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">An object or a boolean; may be disposed afterwards.</param>
    /// <param name="options">How large it may be, and whether keywords that are not understood are left out rather than refused.</param>
    /// <param name="document">The schema that was read.</param>
    /// <param name="problem">
    /// The first thing wrong with it: malformed, too large, a reference without a target or a vain one.
    /// </param>
    public static bool TryRead(
        JsonElement schema,
        SchemaCompileOptions options,
        [NotNullWhen(true)] out SchemaDocument? document,
        [NotNullWhen(false)] out SchemaProblem? problem)
        => SchemaReader.TryRead(schema, options.Schema, options.Lenient, out document, out problem);

    /// <summary>The schema that a reference of this document names.</summary>
    public SchemaNode TargetOf(SchemaKeyword.Reference reference) => _targets[reference.Pointer];
}
