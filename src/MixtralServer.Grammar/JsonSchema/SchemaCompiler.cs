using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Compiling;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Shapes;

namespace MixtralServer.Grammar.JsonSchema;

/// <summary>
/// Makes grammars of JSON schemas. The grammar may leave valid values out (properties come in the order of the schema, integers
/// are written without a fraction), but has none that is not valid. The one exception is names: an undeclared property may come
/// twice, which no grammar can see.
/// </summary>
public static class SchemaCompiler
{
    /// <summary>Reads and compiles a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">How.</param>
    /// <param name="grammar">The grammar.</param>
    /// <param name="problem">Why there is none: what is wrong, or which keyword cannot be kept.</param>
    public static bool TryCompile(
        JsonElement schema,
        SchemaCompileOptions options,
        [NotNullWhen(true)] out SchemaGrammar? grammar,
        [NotNullWhen(false)] out SchemaProblem? problem)
    {
        grammar = null;
        if (!SchemaDocument.TryRead(schema, options, out var document, out problem)) return false;
        var builder = new GrammarBuilder(options.Grammar);
        if (!TryAdd(builder, document, options, out var root, out var relaxed, out problem)) return false;
        grammar = new SchemaGrammar(builder.Build(root), relaxed);
        return true;
    }

    /// <summary>Adds a schema to a larger grammar.</summary>
    /// <param name="builder">The grammar that is being built; on failure it has useless parts in it.</param>
    /// <param name="document">The schema, read with the same options.</param>
    /// <param name="options">How.</param>
    /// <param name="root">Matches the whole value.</param>
    /// <param name="relaxed">Keywords that it does not keep; none unless the options are lenient.</param>
    /// <param name="problem">Why there is none.</param>
    public static bool TryAdd(
        GrammarBuilder builder,
        SchemaDocument document,
        SchemaCompileOptions options,
        out Expr root,
        out IReadOnlyList<SchemaProblem> relaxed,
        [NotNullWhen(false)] out SchemaProblem? problem)
    {
        var report = new CompileReport(options.Lenient);
        root = default;
        try
        {
            root = new ValueWriter(builder, document, options, report).WriteAll(document.Root);
        }
        catch (GrammarException e)
        {
            report.Fail("", $"The grammar of this schema cannot be made: {e.Message}.");
        }

        (relaxed, problem) = ([.. document.Relaxed, .. report.Relaxed], report.Problem);
        return problem is null;
    }
}
