using System.Text.Json;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema;

/// <summary>Schemas as users hand them in.</summary>
public static class SchemaText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 }; // the reader says where it is too deep

    /// <summary>Reads a schema.</summary>
    /// <param name="text">The schema as JSON.</param>
    /// <param name="options">How.</param>
    /// <exception cref="GrammarException">It is no JSON or no schema.</exception>
    public static SchemaDocument Read(string text, SchemaCompileOptions options)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            return SchemaDocument.TryRead(json.RootElement, options, out var schema, out var problem)
                ? schema
                : throw new GrammarException(problem.ToString());
        }
        catch (JsonException fault)
        {
            throw new GrammarException($"the schema is no JSON: {fault.Message}", fault);
        }
    }

    /// <summary>Adds a schema to a grammar.</summary>
    /// <param name="builder">The grammar that is being built.</param>
    /// <param name="text">The schema as JSON.</param>
    /// <param name="options">How.</param>
    /// <param name="relaxed">Keywords that the grammar does not keep; none unless the options are lenient.</param>
    /// <returns>Matches values that satisfy the schema, but for what was relaxed.</returns>
    /// <exception cref="GrammarException">It is no JSON or no schema, or has a keyword that cannot be kept, which is named.</exception>
    public static Expr Add(
        GrammarBuilder builder, string text, SchemaCompileOptions options, out IReadOnlyList<SchemaProblem> relaxed)
    {
        var schema = Read(text, options with { Schema = options.Schema with { Cancellation = builder.Cancellation } });
        return SchemaCompiler.TryAdd(builder, schema, options, out var root, out relaxed, out var problem)
            ? root
            : throw new GrammarException(problem.ToString());
    }
}
