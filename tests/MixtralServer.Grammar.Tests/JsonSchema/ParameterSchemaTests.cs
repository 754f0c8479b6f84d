using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

public sealed class ParameterSchemaTests
{
    [Theory]
    [InlineData("""{"type":"dict"}""", """{"type":"object"}""")]
    [InlineData("""{"type":"float","minimum":0}""", """{"type":"number","minimum":0}""")]
    [InlineData("""{"type":"any","description":"x"}""", """{"description":"x"}""")]
    [InlineData("""{"type":["float","null"]}""", """{"type":["number","null"]}""")]
    [InlineData("""{"type":["any","null"]}""", "{}")]
    [InlineData("""{"type":"tuple","items":{"type":"dict","properties":{"a":{"type":"float"}}}}""",
        """{"type":"array","items":{"type":"object","properties":{"a":{"type":"number"}}}}""")]
    [InlineData("""{"anyOf":[{"type":"dict"},{"type":"string"}],"additionalProperties":{"type":"any"}}""",
        """{"anyOf":[{"type":"object"},{"type":"string"}],"additionalProperties":{}}""")]
    public void Of_TypesOfPython_AreThoseOfJsonSchema(string parameters, string expected)
        => Assert.Equal(expected, ParameterSchema.Of(Schemas.Json(parameters)).GetRawText());

    [Theory]
    [InlineData("""{"type":"object","properties":{"type":{"type":"string","enum":["dict","any"]}},"required":["type"]}""")]
    [InlineData("""{"default":{"type":"dict"},"const":{"items":{"type":"any"}},"enum":[{"type":"float"}]}""")]
    [InlineData("""{"type":"integer","maximum":1.50,"items":true}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("true")]
    public void Of_NamesAndValues_StayAsTheyAre(string parameters)
        => Assert.Equal(parameters, ParameterSchema.Of(Schemas.Json(parameters)).GetRawText());
}
