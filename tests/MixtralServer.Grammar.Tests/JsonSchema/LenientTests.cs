using System.IO.Compression;
using System.Text.Json;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Tests.Fakes;
using Xunit.Abstractions;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>What is left out where the caller is lenient: it is named, and texts only become more.</summary>
public sealed class LenientTests(ITestOutputHelper output)
{
    private const string Backreference = "(a|b)\\\\1";

    private static readonly SchemaCompileOptions Lenient = SchemaCompileOptions.Default with { Lenient = true };

    [Theory]
    [InlineData("""{"type":"array","items":{"type":"integer"},"uniqueItems":true}""", "[1, 1]", "/uniqueItems")]
    [InlineData("""{"type":"integer","multipleOf":7}""", "8", "/multipleOf")]
    [InlineData("""{"type":"integer","maximum":1e5000}""", "8", "/maximum")]
    [InlineData($$"""{"type":"string","pattern":"{{Backreference}}"}""", "\"aa\"", "/pattern")]
    [InlineData($$"""{"type":"string","not":{"pattern":"{{Backreference}}"} }""", "\"ab\"", "/not/pattern")]
    [InlineData("""{"type":"object","properties":{"a":{"$dynamicRef":"#x"}}}""", "{\"a\": 1}", "/properties/a/$dynamicRef")]
    [InlineData("""{"$schema":"https://example.com/dialect","type":"null"}""", "null", "/$schema")]
    [InlineData($$"""{"type":"object","patternProperties":{"{{Backreference}}":{"type":"null"} },"additionalProperties":{"type":"integer"} }""",
        "{\"aa\": null, \"ab\": 1}", "/patternProperties/(a|b)\\1")]
    [InlineData("""{"type":"array","contains":{"type":"null"},"maxItems":2}""", "[1]", "/contains")]
    public void Compile_WhatCannotBeKept_IsReportedAndWidens(string schema, string generated, string pointer)
    {
        Assert.Equal(pointer, Schemas.Refusal(schema).Pointer);

        var grammar = Schemas.Grammar(schema, Lenient);

        Assert.Equal([pointer], grammar.Relaxed.Select(problem => problem.Pointer));
        Assert.True(Compiled.From(grammar.Grammar).Accepts(generated));
    }

    [Fact]
    public void Compile_TooManyCounts_LeavesTheCountsOut()
    {
        var properties = string.Join(',', Enumerable.Range(0, 150).Select(i => $"\"p{i}\":true"));
        var schema = $"{{\"type\":\"object\",\"properties\":{{{properties}}},\"minProperties\":140}}";

        Assert.Equal("/minProperties", Schemas.Refusal(schema).Pointer);
        var grammar = Schemas.Grammar(schema, Lenient);

        Assert.Equal(["/minProperties"], grammar.Relaxed.Select(problem => problem.Pointer));
        Assert.True(Compiled.From(grammar.Grammar).Accepts("{\"p3\": 1}"));
    }

    [Fact]
    public void Compile_TooManyAlternatives_LeavesThoseOutThatAreTooMany()
    {
        var parts = Enumerable.Range(0, 20).Select(i => $$"""{"anyOf":[{"required":["a{{i}}"]},{"required":["b{{i}}"]}]}""");

        var grammar = Schemas.Grammar($$"""{"type":"object","allOf":[{{string.Join(',', parts)}}]}""", Lenient);

        Assert.InRange(grammar.Relaxed.Count, 1, 20);
        var compiled = Compiled.From(grammar.Grammar);
        Assert.True(compiled.Accepts($"{{{string.Join(", ", Enumerable.Range(0, 20).Select(i => $"\"a{i}\": 1"))}}}"));
        Assert.False(compiled.Accepts("[]"));
    }

    [Fact]
    public void Compile_SamePatternTwice_IsReportedInBothPlaces()
    {
        var grammar = Schemas.Grammar(
            $$"""{"type":"object","properties":{"a":{"type":"string","pattern":"{{Backreference}}"},"b":{"type":"string","pattern":"{{Backreference}}"} } }""",
            Lenient);

        Assert.Equal(["/properties/a/pattern", "/properties/b/pattern"], grammar.Relaxed.Select(problem => problem.Pointer).Order());
    }

    [Theory]
    [InlineData("""{"$dynamicRef":"#x","unevaluatedProperties":false}""", "{\"a\": 1}")]
    [InlineData("""{"prefixItems":[true],"contains":{"const":1},"unevaluatedItems":false}""", "[2, 1]")]
    [InlineData($$"""{"type":"object","properties":{"k":{"type":"string"} },"if":{"properties":{"k":{"not":{"format":"date"} } } },"then":{"properties":{"x":true} },"unevaluatedProperties":false}""", "{\"k\": \"a\", \"x\": 1}")]
    public void Compile_UnevaluatedBesideWhatIsLeftOut_IsLeftOutToo(string schema, string generated)
    {
        var grammar = Schemas.Grammar(schema, Lenient);

        Assert.True(Compiled.From(grammar.Grammar).Accepts(generated), string.Join("; ", grammar.Relaxed));
    }

    [Theory]
    [InlineData("""{"type":"text"}""", "/type")]
    [InlineData("""{"type":"string","pattern":"(a"}""", "/pattern")]
    [InlineData("""{"patternProperties":{"(a":true}}""", "/patternProperties/(a")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "/$ref")]
    [InlineData("""{"$ref":"https://example.com/other.json"}""", "/$ref")]
    [InlineData("""{"type":"integer","minimum":2,"maximum":1}""", "")]
    public void Compile_WhatIsNoSchema_IsRefusedAllTheSame(string schema, string pointer)
        => Assert.Equal(pointer, Schemas.Refusal(schema, Lenient).Pointer);

    [Theory]
    [InlineData("""{"if":NEXT,"then":NEXT,"else":NEXT}""")]
    [InlineData("""{"not":{"allOf":[NEXT,NEXT]}}""")]
    [InlineData("""{"allOf":[NEXT,{"anyOf":[NEXT,{"type":"null"}]}]}""")]
    [InlineData("""{"oneOf":[NEXT,{"not":NEXT},{"type":"null"}]}""")]
    public void Compile_CombinationsThatMultiply_EndSoon(string link)
    {
        const int Length = 60;
        var links = Enumerable.Range(0, Length)
            .Select(i => $"\"d{i}\":{link.Replace("NEXT", $"{{\"$ref\":\"#/$defs/d{i + 1}\"}}", StringComparison.Ordinal)}");
        var schema = Schemas.Json($"{{\"$defs\":{{{string.Join(',', links)},\"d{Length}\":{{\"type\":\"string\"}}}},\"not\":{{\"$ref\":\"#/$defs/d0\"}}}}");

        // Refused or relaxed: what counts is that both come to an end.
        foreach (var options in (SchemaCompileOptions[])[SchemaCompileOptions.Default, Lenient])
            Assert.NotEqual(SchemaCompiler.TryCompile(schema, options, out var grammar, out _), grammar is null);
    }

    [SkippableFact]
    public void Compile_SchemasFromTheField_TakesNothingAway()
    {
        using var file = File.OpenRead(SharedFiles.FindOrSkip("data/json-schema/maskbench-dev.jsonl.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var (refused, relaxed, lost) = (0, 0, new List<string>());
        while (reader.ReadLine() is { } line)
        {
            using var item = JsonDocument.Parse(line);
            var schema = item.RootElement.GetProperty("schema");
            if (SchemaCompiler.TryCompile(schema, SchemaCompileOptions.Default, out _, out _)) continue;
            refused++;
            if (!SchemaCompiler.TryCompile(schema, Lenient, out var grammar, out _)) continue;
            if (CompiledWithinFuel(grammar) is not { } compiled) continue;
            relaxed++;
            var missed = item.RootElement.GetProperty("tests").EnumerateArray()
                .Where(test => test.GetProperty("valid").GetBoolean())
                .Where(test => !compiled.Accepts(JsonText.Of(test.GetProperty("data"), JsonWhitespace.Spaced)));
            lost.AddRange(missed.Select(_ => item.RootElement.GetProperty("id").GetString()!));
        }

        output.WriteLine($"{relaxed} of {refused} schemas that were refused are taken; {lost.Count} of their valid values are not: {string.Join(' ', lost)}");
        Assert.InRange(relaxed, 35, refused); // one more takes more work than preparing a grammar may
        Assert.InRange(lost.Count, 0, 9);
    }

    private static CompiledGrammar? CompiledWithinFuel(SchemaGrammar grammar)
    {
        try
        {
            return Compiled.From(grammar.Grammar);
        }
        catch (GrammarException problem) when (problem.Message.Contains("too costly", StringComparison.Ordinal))
        {
            return null;
        }
    }
}
