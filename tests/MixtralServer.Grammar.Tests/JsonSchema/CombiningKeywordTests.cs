using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>What keywords that combine schemas let through, compiled and validated.</summary>
public sealed class CombiningKeywordTests
{
    [Theory]
    [InlineData("""{"allOf":[{"minimum":3},{"type":"integer"}],"maximum":5}""", "5", "6")]
    [InlineData("""{"anyOf":[{"type":"string","maxLength":1},{"type":"integer"}],"not":{"const":"b"}}""", "\"a\"", "\"b\"")]
    [InlineData("""{"type":"integer","anyOf":[{"minimum":10},{"maximum":0}]}""", "-1", "5")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"integer"}]}""", "1", "null")]
    [InlineData("""{"type":"integer","oneOf":[{"minimum":3},{"maximum":5}]}""", "6", "4")]
    [InlineData("""{"type":["string","integer"],"not":{"type":"string"}}""", "1", "\"1\"")]
    [InlineData("""{"type":"integer","if":{"minimum":10},"then":{"multipleOf":10},"else":{"maximum":3}}""", "20", "15")]
    [InlineData("""{"type":"integer","if":{"minimum":10},"then":{"multipleOf":10},"else":{"maximum":3}}""", "3", "5")]
    [InlineData("""{"$ref":"#/$defs/a","maximum":5,"$defs":{"a":{"type":"integer"}}}""", "5", "6")]
    [InlineData("""{"$ref":"#/definitions/a~1b","definitions":{"a/b":{"const":1}}}""", "1", "2")]
    [InlineData("""{"$ref":"other","$defs":{"a":{"$id":"other","const":1}}}""", "1", "2")]
    [InlineData("""{"$ref":"#here","$defs":{"a":{"$anchor":"here","const":1}}}""", "1", "2")]
    [InlineData("""{"type":"array","items":{"$ref":"#"},"maxItems":1}""", "[[[]]]", "[1]")]
    [InlineData("""{"type":"object","properties":{"kind":{"enum":["a","b"]}},"required":["kind"],"if":{"properties":{"kind":{"const":"a"}}},"then":{"required":["x"]}}""", "{\"kind\": \"b\"}", "{\"kind\": \"a\"}")]
    [InlineData("""{"type":"object","oneOf":[{"properties":{"k":{"const":1}},"required":["k"]},{"properties":{"k":{"const":2},"v":{"type":"null"}},"required":["k","v"]}]}""", "{\"k\": 2, \"v\": null}", "{\"k\": 2}")]
    [InlineData("""{"type":"object","allOf":[{"properties":{"a":true}},{"properties":{"b":{"type":"integer"}}}],"unevaluatedProperties":false}""", "{\"a\": 1, \"b\": 2}", "{\"c\": 1}")]
    public void Combination_Keyword_AgreesWithTheValidator(string schema, string valid, string invalid)
        => Schemas.Check(schema, valid, invalid);
}
