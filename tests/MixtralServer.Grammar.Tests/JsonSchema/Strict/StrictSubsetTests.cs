using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Strict;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema.Strict;

/// <summary>What OpenAI takes as strict, and how it is told what it does not.</summary>
public sealed class StrictSubsetTests
{
    private const string Closed = "\"additionalProperties\":false";

    [Theory]
    [InlineData("""{"type":"object","additionalProperties":false}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":["string","null"],"pattern":"^x","default":null}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("""{"type":"object","properties":{"allOf":{"enum":["not",1]},"b":{"const":{"oneOf":[]}}},"required":["allOf","b"],"additionalProperties":false}""")]
    [InlineData("""{"type":"object","properties":{"a":{"anyOf":[{"$ref":"#"},{"type":"null"}]}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("""{"type":"object","$defs":{"n":{"type":"number","minimum":0}},"properties":{"a":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/n"}}},"required":["a"],"additionalProperties":false}""")]
    public void Check_WithinTheSubset_FindsNothing(string schema) => Assert.Null(StrictSubset.Check(Schemas.Json(schema)));

    [Theory]
    [InlineData("""{"type":"string"}""", "In context=(), schema must be a JSON Schema of 'type: \"object\"', got 'type: \"string\"' (at #)")]
    [InlineData("""{"$ref":"#/$defs/a"}""", "got 'type: \"None\"'")]
    [InlineData("""{"anyOf":[{"type":"object"}]}""", "In context=(), 'anyOf' is not permitted at the root (at #)")]
    [InlineData("true", "schema must be an object")]
    [InlineData("""{"type":"object","properties":{}}""", "In context=(), 'additionalProperties' is required to be supplied and to be false (at #)")]
    [InlineData("""{"type":"object","additionalProperties":{}}""", "'additionalProperties' is required to be supplied and to be false")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"null"},"b/c":{"type":"null"}},"required":["a"],"additionalProperties":false}""",
        "'required' is required to be supplied and to be an array including every key in properties. Missing 'b/c' (at #)")]
    [InlineData("""{"type":"object","properties":{},"required":["z"],"additionalProperties":false}""", "Extra required key 'z' supplied")]
    [InlineData("""{"type":"object","$defs":{"d":{"properties":{}}},"additionalProperties":false}""",
        "In context=('$defs', 'd'), 'additionalProperties' is required to be supplied and to be false (at #/$defs/d)")]
    public void Check_ObjectsThatAreNotClosed_SaysWhichRule(string schema, string expected)
        => Assert.Contains(expected, Message(schema), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"allOf":[]}""", "'allOf' is not permitted")]
    [InlineData("""{"type":"string","not":{"const":"a"}}""", "'not' is not permitted")]
    [InlineData("""{"oneOf":[{"type":"string"}]}""", "'oneOf' is not permitted")]
    [InlineData("""{"if":{},"then":{}}""", "'if' is not permitted")]
    [InlineData("""{"type":"object","dependentRequired":{},"additionalProperties":false}""", "'dependentRequired' is not permitted")]
    [InlineData("""{"type":"array","items":{"type":"null"},"uniqueItems":true}""", "'uniqueItems' is not permitted")]
    [InlineData("""{"type":"array"}""", "array schema missing items")]
    [InlineData("""{"description":"anything"}""", "schema must have a 'type' key")]
    [InlineData("false", "schema must be an object")]
    public void Check_OneProperty_SaysWhatAndWhere(string schema, string expected)
        => Assert.Equal($"Invalid schema for function 'f': In context=('properties', 'x'), {expected} (at #/properties/x).", Message(With(schema)));

    [Fact]
    public void Check_DeeperPlaces_AreToldAsPathAndPointer()
    {
        var message = Message(With("""{"type":"array","items":{"anyOf":[{"type":"null"},{"type":"integer","allOf":[]}]}}"""));

        Assert.Contains("In context=('properties', 'x', 'items', 'anyOf', '1'), 'allOf' is not permitted", message, StringComparison.Ordinal);
        Assert.Contains("(at #/properties/x/items/anyOf/1)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Check_Levels_AreLimited(int levels, bool passes) => Assert.Equal(passes, StrictSubset.Check(Schemas.Json(Nested(levels))) is null);

    [Theory]
    [InlineData(5_000, true)]
    [InlineData(5_001, false)]
    public void Check_Properties_AreLimitedInAll(int count, bool passes)
    {
        var names = Enumerable.Range(0, count).Select(i => $"p{i}").ToList();
        var required = string.Join(',', names.Select(name => $"\"{name}\""));
        var properties = string.Join(',', names.Select(name => $"\"{name}\":{{\"type\":\"null\"}}"));
        var schema = $"{{\"type\":\"object\",{Closed},\"required\":[{required}],\"properties\":{{{properties}}}}}";

        Assert.Equal(passes, StrictSubset.Check(Schemas.Json(schema)) is null);
    }

    [Theory]
    [InlineData(1_000, 3, true)]
    [InlineData(1_001, 3, false)]
    [InlineData(251, 60, false)]
    [InlineData(250, 470, true)]
    [InlineData(250, 490, false)]
    public void Check_EnumValues_AreLimited(int count, int length, bool passes)
    {
        var values = string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{i.ToString().PadLeft(length, 'v')}\""));

        Assert.Equal(passes, StrictSubset.Check(Schemas.Json(With($"{{\"enum\":[{values}]}}"))) is null);
    }

    [Fact]
    public void Check_HalfASurrogatePair_IsAViolation()
    {
        using var document = JsonDocument.Parse("""{"type":"object","properties":{"\ud83d":{"type":"null"}}}""");

        Assert.Contains("surrogate", StrictSubset.Check(document.RootElement)!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("order-1_b", true)]
    [InlineData("", false)]
    [InlineData("a.b", false)]
    [InlineData("a\n", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Name_AsOpenAiHasThem(string name, bool valid) => Assert.Equal(valid, StrictName.IsValid(name));

    private static string With(string property)
        => $$"""{"type":"object","properties":{"x":{{property}}},"required":["x"],{{Closed}}}""";

    private static string Nested(int levels)
        => levels == 1 ? $$"""{"type":"object",{{Closed}}}""" : With($$"""{"type":"array","items":{{Nested(levels - 1)}}}""");

    private static string Message(string schema) => StrictSubset.Check(Schemas.Json(schema))!.Describe("function 'f'");
}
