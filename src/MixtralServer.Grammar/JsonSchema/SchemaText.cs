using System.Text.Json;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.JsonSchema;

/// <summary>Schemas as users hand them in.</summary>
public static class SchemaText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 }; // the reader says where it is too deep

    /// <summary>Adds a schema to a grammar, in the usual way: every keyword is kept.</summary>
    /// <param name="builder">The grammar that is being built.</param>
    /// <param name="text">The schema as JSON.</param>
    /// <returns>Matches values that satisfy it.</returns>
    /// <exception cref="GrammarException">It is no JSON or no schema, or has a keyword that cannot be kept, which is named.</exception>
    public static Expr Add(GrammarBuilder builder, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            var options = SchemaCompileOptions.Default;
            if (!SchemaDocument.TryRead(json.RootElement, options.Schema with { Cancellation = builder.Cancellation }, out var schema, out var problem))
                throw new GrammarException(problem.ToString());
            return SchemaCompiler.TryAdd(builder, schema, options, out var root, out _, out problem)
                ? root
                : throw new GrammarException(problem.ToString());
        }
        catch (JsonException fault)
        {
            throw new GrammarException($"the schema is no JSON: {fault.Message}", fault);
        }
    }
}
