using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>What each keyword about objects lets through, compiled and validated.</summary>
public sealed class ObjectKeywordTests
{
    [Theory]
    [InlineData("""{"type":"object"}""", "{}", "[]")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}}}""", "{\"a\": 1, \"b\": \"x\"}", "{\"a\": \"1\"}")]
    [InlineData("""{"type":"object","properties":{"a":true,"b":true},"required":["b"]}""", "{\"b\": 1}", "{\"a\": 1}")]
    [InlineData("""{"type":"object","required":["z"]}""", "{\"z\": [], \"a\": 1}", "{\"a\": 1}")]
    [InlineData("""{"type":"object","properties":{"a":true},"additionalProperties":false}""", "{\"a\": 1}", "{\"b\": 1}")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"null"}}""", "{\"a\": null}", "{\"a\": 1}")]
    [InlineData("""{"type":"object","properties":{"\"\n":{"const":1}},"additionalProperties":false}""", "{\"\\\"\\n\": 1}", "{\"\\n\": 1}")]
    [InlineData("""{"type":"object","patternProperties":{"^x":{"const":1}},"additionalProperties":false}""", "{\"xy\": 1}", "{\"y\": 1}")]
    [InlineData("""{"type":"object","patternProperties":{"^x":{"const":1},"y$":{"type":"integer"}}}""", "{\"xy\": 1}", "{\"xy\": 2}")]
    [InlineData("""{"type":"object","properties":{"xa":{"type":"integer"}},"patternProperties":{"^x":{"minimum":3}}}""", "{\"xa\": 3}", "{\"xa\": 2}")]
    [InlineData("""{"type":"object","propertyNames":{"maxLength":2}}""", "{\"ab\": 1}", "{\"abc\": 1}")]
    [InlineData("""{"type":"object","minProperties":1}""", "{\"a\": 1}", "{}")]
    [InlineData("""{"type":"object","maxProperties":1}""", "{\"a\": 1}", "{\"a\": 1, \"b\": 2}")]
    [InlineData("""{"type":"object","properties":{"a":{},"b":{},"c":{}},"additionalProperties":false,"minProperties":2}""", "{\"a\": 1, \"c\": 2}", "{\"b\": 1}")]
    [InlineData("""{"type":"object","properties":{"a":{},"b":{}},"additionalProperties":false,"dependentRequired":{"a":["b"]}}""", "{\"a\": 1, \"b\": 2}", "{\"a\": 1}")]
    [InlineData("""{"type":"object","properties":{"a":{},"b":{"type":"integer"}},"dependentSchemas":{"a":{"required":["b"]}}}""", "{\"b\": 2}", "{\"a\": 1}")]
    [InlineData("""{"type":"object","properties":{"a":true},"unevaluatedProperties":false}""", "{\"a\": 1}", "{\"b\": 1}")]
    [InlineData("""{"properties":{"a":{"$ref":"#"}},"type":"object","additionalProperties":false}""", "{\"a\": {\"a\": {}}}", "{\"a\": {\"b\": {}}}")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"},"b":{},"a":{"const":1}}}""", "{\"b\": 0, \"a\": 1}", "{\"a\": \"1\"}")]
    [InlineData("""{"type":"object","patternProperties":{"^a":{"type":"string"},"^a":{"const":1}}}""", "{\"a\": 1}", "{\"a\": \"1\"}")]
    public void Object_Keyword_AgreesWithTheValidator(string schema, string valid, string invalid)
        => Schemas.Check(schema, valid, invalid);

    [Fact]
    public void Object_OtherOrder_IsNotGenerated()
    {
        var grammar = Schemas.Compile("""{"type":"object","properties":{"a":{"const":1},"b":{"const":2}}}""");

        Assert.True(grammar.Accepts("{\"a\": 1, \"b\": 2}"));
        Assert.False(grammar.Accepts("{\"b\": 2, \"a\": 1}"));
    }

    [Fact]
    public void Object_UndeclaredNotAllowed_HasDeclaredOnesOnly()
    {
        var options = new SchemaCompileOptions { AllowsUndeclared = false };
        var grammar = Schemas.Compile("""{"type":"object","properties":{"a":{"const":1}}}""", options);

        Assert.True(grammar.Accepts("{\"a\": 1}"));
        Assert.False(grammar.Accepts("{\"b\": 1}"));
    }

    [Theory]
    [InlineData(JsonWhitespace.Compact, "{\"a\":[1,2]}", "{\"a\": [1, 2]}")]
    [InlineData(JsonWhitespace.Spaced, "{\"a\": [1, 2]}", "{\"a\":[1,2]}")]
    [InlineData(JsonWhitespace.Flexible, "{\n  \"a\": [\n    1,\n    2 ]\n}", "{  \"a\":[1]}")]
    [InlineData(JsonWhitespace.Flexible, "{\"a\":[1,2]}", "{\"a\":[1,2]} ")]
    public void Object_Whitespace_IsThatOfTheStyle(JsonWhitespace style, string generated, string other)
    {
        var grammar = Schemas.Compile("true", new SchemaCompileOptions { Whitespace = style });

        Assert.True(grammar.Accepts(generated));
        Assert.False(grammar.Accepts(other));
    }
}
