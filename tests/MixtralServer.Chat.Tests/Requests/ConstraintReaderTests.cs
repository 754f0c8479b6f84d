using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class ConstraintReaderTests
{
    private const string Schema = """{"type": "string"}""";

    public static TheoryData<string, OutputConstraint> Spellings => new()
    {
        { """ "response_format": {"type": "json_object"} """, new OutputConstraint.JsonSchema("""{"type":"object"}""") },
        { $$""" "response_format": {"type": "json_object", "schema": {{Schema}} } """, new OutputConstraint.JsonSchema(Schema) },
        { $$""" "response_format": {"type": "json_schema", "schema": {{Schema}} } """, new OutputConstraint.JsonSchema(Schema) },
        {
            """ "response_format": {"type": "json_schema", "json_schema": {"name": "x", "strict": true, "schema": {"type": "string"}}} """,
            new OutputConstraint.JsonSchema(Schema)
        },
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
    [InlineData(""" "response_format": {"type": "regex"} """, "response_format.pattern")]
    [InlineData(""" "response_format": {"type": "json_object"}, "grammar": "root ::= \"a\"" """, "grammar")]
    public void Validate_Wrong_IsRefusedByName(string members, string parameter) =>
        Assert.Equal(parameter, Wire.Refuse(Wire.With(members)).Parameter);
}
