using System.Text.Json;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Patterns;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Constraints;

/// <summary>Makes the grammar of a constraint.</summary>
internal static class ConstraintGrammars
{
    private static readonly JsonDocumentOptions SchemaOptions = new() { MaxDepth = 256 }; // the reader says where it is too deep

    /// <summary>
    /// Makes a grammar. JSON and patterns may have one space before them: the models write it of their own accord, and it is cut.
    /// </summary>
    /// <param name="constraint">What is asked for.</param>
    /// <param name="findToken">The special token of a name.</param>
    /// <exception cref="GrammarException">The message says what is wrong with it.</exception>
    public static GrammarDefinition Of(OutputConstraint constraint, Func<string, int?> findToken) => constraint switch
    {
        OutputConstraint.JsonSchema json => OfSchema(json.Schema),
        OutputConstraint.Pattern pattern => Spaced(builder => OfPattern(builder, pattern.Regex)),
        OutputConstraint.Gbnf gbnf => GbnfParser.Parse(gbnf.Grammar, findToken, GrammarLimits.Default),
        _ => throw new InvalidOperationException($"Unknown constraint {constraint}."),
    };

    private static GrammarDefinition OfSchema(string text)
    {
        using var json = Parse(text);
        var options = SchemaCompileOptions.Default;
        if (!SchemaDocument.TryRead(json.RootElement, options.Schema, out var schema, out var problem))
            throw new GrammarException(problem.ToString());
        return Spaced(builder => SchemaCompiler.TryAdd(builder, schema, options, out var root, out _, out var refusal)
            ? root
            : throw new GrammarException(refusal.ToString()));
    }

    private static Expr OfPattern(GrammarBuilder builder, string pattern)
    {
        builder.Regex(pattern); // alone, so that no bracket of it closes the group below
        return builder.Regex($"^(?:{pattern})$");
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, SchemaOptions);
        }
        catch (JsonException fault)
        {
            throw new GrammarException($"the schema is no JSON: {fault.Message}", fault);
        }
    }

    private static GrammarDefinition Spaced(Func<GrammarBuilder, Expr> write)
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);
        return builder.Build(builder.Sequence(builder.Optional(builder.Text(" ")), write(builder)));
    }
}
