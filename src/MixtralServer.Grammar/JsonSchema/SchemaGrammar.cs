using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema;

/// <summary>The grammar of a schema. Each text in it is valid JSON that satisfies the schema, but for what was relaxed.</summary>
/// <param name="Grammar">To be compiled.</param>
/// <param name="Relaxed">Keywords that it does not keep; none unless the caller is lenient.</param>
public sealed record SchemaGrammar(GrammarDefinition Grammar, IReadOnlyList<SchemaProblem> Relaxed);
