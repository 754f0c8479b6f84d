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

    internal SchemaDocument(SchemaNode root, IReadOnlyDictionary<string, SchemaNode> targets)
        => (Root, _targets) = (root, targets);

    /// <summary>The schema of the whole value.</summary>
    public SchemaNode Root { get; }

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">An object or a boolean; may be disposed afterwards.</param>
    /// <param name="limits">How large it may be; null for the usual limits.</param>
    /// <param name="document">The schema that was read.</param>
    /// <param name="problem">
    /// The first thing wrong with it: malformed, too large, a reference without a target or a vain one.
    /// </param>
    public static bool TryRead(
        JsonElement schema,
        SchemaLimits? limits,
        [NotNullWhen(true)] out SchemaDocument? document,
        [NotNullWhen(false)] out SchemaProblem? problem)
        => SchemaReader.TryRead(schema, limits ?? SchemaLimits.Default, out document, out problem);

    /// <summary>The schema that a reference of this document names.</summary>
    public SchemaNode TargetOf(SchemaKeyword.Reference reference) => _targets[reference.Pointer];
}
