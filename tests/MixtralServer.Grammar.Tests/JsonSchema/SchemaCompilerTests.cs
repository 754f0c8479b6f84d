using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

public sealed class SchemaCompilerTests
{
    [Theory]
    [InlineData("[]", "")]
    [InlineData("""{"type":"text"}""", "/type")]
    [InlineData("""{"properties":{"a":{"minLength":-1}}}""", "/properties/a/minLength")]
    [InlineData("""{"properties":{"a/b":{"type":3}}}""", "/properties/a~1b/type")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "/$ref")]
    [InlineData("""{"$ref":"https://example.com/other.json"}""", "/$ref")]
    [InlineData("""{"$ref":"#"}""", "/$ref")]
    [InlineData("""{"$dynamicRef":"#a"}""", "/$dynamicRef")]
    [InlineData("""{"multipleOf":0}""", "/multipleOf")]
    [InlineData("""{"type":"string","pattern":"(a)\\1"}""", "/pattern")]
    [InlineData("""{"type":"string","pattern":"a(?=b)"}""", "/pattern")]
    [InlineData("""{"type":"array","uniqueItems":true}""", "/uniqueItems")]
    [InlineData("""{"type":"integer","multipleOf":7}""", "/multipleOf")]
    [InlineData("""{"type":"string","minLength":3,"maxLength":2}""", "")]
    [InlineData("false", "")]
    public void Compile_WhatCannotBeKept_IsRefusedWithItsPointer(string schema, string pointer)
        => Assert.Equal(pointer, Schemas.Refusal(schema).Pointer);

    [Fact]
    public void Compile_TooLargeOrTooDeep_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"not\":", 40)) + "true" + new string('}', 40);
        var wide = $"{{\"enum\":[{string.Join(',', Enumerable.Range(0, 300_000))}]}}";

        Assert.Contains("deeper", Schemas.Refusal("{\"items\":" + deep + "}", Limited(depth: 30)).Message, StringComparison.Ordinal);
        Assert.Contains("longer", Schemas.Refusal(wide).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_NestedAlternatives_AreBounded()
    {
        var parts = Enumerable.Range(0, 20).Select(i =>
            $$"""{"anyOf":[{"required":["a{{i}}"]},{"required":["b{{i}}"]}]}""");

        var problem = Schemas.Refusal($$"""{"type":"object","allOf":[{{string.Join(',', parts)}}]}""");

        Assert.Contains("alternatives", problem.Message, StringComparison.Ordinal);
    }

    private static SchemaCompileOptions Limited(int depth)
        => SchemaCompileOptions.Default with { Schema = SchemaCompileOptions.Default.Schema with { DepthMax = depth } };
}
