using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Validation;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Tests.Fakes;

/// <summary>Short ways to compiled and validating schemas.</summary>
internal static class Schemas
{
    public static JsonElement Json([StringSyntax(StringSyntaxAttribute.Json)] string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static SchemaGrammar Grammar(string schema, SchemaCompileOptions? options = null)
    {
        var compiled = SchemaCompiler.TryCompile(Json(schema), options ?? SchemaCompileOptions.Default, out var grammar, out var problem);
        Assert.True(compiled, problem?.ToString());
        return grammar!;
    }

    public static CompiledGrammar Compile(string schema, SchemaCompileOptions? options = null, Vocabulary? vocabulary = null)
        => Compiled.From(Grammar(schema, options).Grammar, vocabulary);

    public static SchemaProblem Refusal(string schema, SchemaCompileOptions? options = null)
    {
        var compiled = SchemaCompiler.TryCompile(Json(schema), options ?? SchemaCompileOptions.Default, out _, out var problem);
        Assert.False(compiled);
        return problem!;
    }

    public static SchemaValidator Validator(string schema)
    {
        var read = SchemaDocument.TryRead(Json(schema), SchemaCompileOptions.Default, out var document, out var problem);
        Assert.True(read, problem?.ToString());
        return new SchemaValidator(document!);
    }

    /// <summary>Holds compiler and validator against each other: both take one text and neither the other.</summary>
    public static void Check(string schema, string valid, string invalid)
    {
        var (grammar, validator) = (Compile(schema), Validator(schema));

        Assert.True(grammar.Accepts(valid), $"{schema} does not generate {valid}");
        Assert.Null(validator.Validate(Json(valid), CancellationToken.None));
        Assert.False(grammar.Accepts(invalid), $"{schema} generates {invalid}");
        Assert.NotNull(validator.Validate(Json(invalid), CancellationToken.None));
    }
}
