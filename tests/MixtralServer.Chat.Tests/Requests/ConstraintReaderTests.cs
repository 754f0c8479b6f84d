using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class ConstraintReaderTests
{
    private const string Schema = """{"type": "string"}""";
    private const string Closed = """{"type": "object", "additionalProperties": false}""";

    public static TheoryData<string, OutputConstraint> Spellings => new()
    {
        { """ "response_format": {"type": "json_object"} """, Lenient("""{"type":"object"}""") },
        { $$""" "response_format": {"type": "json_object", "schema": {{Schema}} } """, Lenient(Schema) },
        { $$""" "response_format": {"type": "json_schema", "schema": {{Schema}} } """, Lenient(Schema) },
        { $$""" "response_format": {"type": "json_schema", "json_schema": {"schema": {{Schema}} } } """, Lenient(Schema) },
        { Named("a b", "null", Schema), Lenient(Schema) },
        { Named("x", "false", Schema), Lenient(Schema) },
        { Named("x", "true", Closed), new OutputConstraint.JsonSchema(Closed) },
        { """ "response_format": {"type": "regex", "pattern": "a|b"} """, new OutputConstraint.Pattern("a|b") },
        { """ "grammar": "root ::= \"a\"" """, new OutputConstraint.Gbnf("root ::= \"a\"") { Parameter = "grammar" } },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Validate_EachSpelling_SaysWhatTheAnswerMustBe(string members, OutputConstraint expected) =>
        Assert.Equal(expected, Wire.Accept(Wire.With(members)).Constraint);

    [Fact]
    public void Validate_Text_AsksForNothing() =>
        Assert.Null(Wire.Accept(Wire.With(""" "response_format": {"type": "text"} """)).Constraint);

    [Theory]
    [InlineData(""" "response_format": {} """, "response_format.type")]
    [InlineData(""" "response_format": {"type": "xml"} """, "response_format")]
    [InlineData(""" "response_format": {"type": "json_schema"} """, "response_format")]
    [InlineData(""" "response_format": {"type": "json_schema", "json_schema": {"name": "x"}} """, "response_format")]
    [InlineData(""" "response_format": {"type": "json_object", "schema": "x"} """, "response_format")]
    [InlineData(""" "response_format": {"type": "json_schema", "json_schema": {"strict": true, "schema": {}}} """, "response_format.json_schema.name")]
    [InlineData(""" "response_format": {"type": "regex"} """, "response_format.pattern")]
    [InlineData(""" "response_format": {"type": "json_object"}, "grammar": "root ::= \"a\"" """, "grammar")]
    public void Validate_Wrong_IsRefusedByName(string members, string parameter) =>
        Assert.Equal(parameter, Wire.Refuse(Wire.With(members)).Parameter);

    [Fact]
    public void Validate_StrictBeyondTheSubset_IsRefusedInOpenAisWords()
    {
        const string Open = """{"type":"object","properties":{"x":{"type":"object"}},"required":["x"],"additionalProperties":false}""";

        var problem = Wire.Refuse(Wire.With(Named("order", "true", Open)));

        Assert.Equal(("invalid_value", "response_format"), (problem.Code, problem.Parameter));
        Assert.Equal(
            "Invalid schema for response_format 'order': In context=('properties', 'x'), "
            + "'additionalProperties' is required to be supplied and to be false (at #/properties/x).",
            problem.Message);
    }

    [Fact]
    public void Validate_StrictUnderAnotherName_IsRefused()
        => Assert.Equal("response_format.json_schema.name", Wire.Refuse(Wire.With(Named("a.b", "true", Closed))).Parameter);

    private static OutputConstraint.JsonSchema Lenient(string schema) => new(schema) { Lenient = true };

    private static string Named(string name, string strict, string schema) =>
        $$""" "response_format": {"type": "json_schema", "json_schema": {"name": "{{name}}", "strict": {{strict}}, "schema": {{schema}} } } """;
}
