using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>What each keyword about single values lets through, compiled and validated.</summary>
public sealed class ScalarKeywordTests
{
    [Theory]
    [InlineData("""{"type":"null"}""", "null", "0")]
    [InlineData("""{"type":"boolean"}""", "false", "null")]
    [InlineData("""{"type":"integer"}""", "-12", "1.5")]
    [InlineData("""{"type":"number"}""", "-1.5e3", "\"1\"")]
    [InlineData("""{"type":"string"}""", "\"a\\n\\\"é😀\"", "1")]
    [InlineData("""{"type":["string","null"]}""", "null", "false")]
    [InlineData("""{"type":"string","nullable":true}""", "null", "1")]
    [InlineData("true", "[1, {\"a\": null}]", "\"\\ud83d\"")]
    [InlineData("""{"enum":["a",1,null,[true],{"k":"v"}]}""", "{\"k\": \"v\"}", "{\"k\": \"w\"}")]
    [InlineData("""{"enum":["a",1,null,[true],{"k":"v"}]}""", "[true]", "[false]")]
    [InlineData("""{"type":"string","enum":["a",1]}""", "\"a\"", "1")]
    [InlineData("""{"const":"\u0007\/"}""", "\"\\u0007/\"", "\"/\"")]
    [InlineData("""{"const":0.1}""", "0.1", "0.2")]
    [InlineData("""{"const":1,"enum":[1,2]}""", "1", "2")]
    public void Value_TypesAndLists_AgreeWithTheValidator(string schema, string valid, string invalid)
        => Schemas.Check(schema, valid, invalid);

    [Theory]
    [InlineData("""{"type":"integer","minimum":-7}""", "-7", "-8")]
    [InlineData("""{"type":"integer","maximum":120}""", "120", "121")]
    [InlineData("""{"type":"integer","minimum":0,"maximum":9}""", "0", "10")]
    [InlineData("""{"type":"integer","exclusiveMinimum":0}""", "1", "0")]
    [InlineData("""{"type":"integer","exclusiveMaximum":100}""", "99", "100")]
    [InlineData("""{"type":"integer","minimum":1.5}""", "2", "1")]
    [InlineData("""{"type":"number","minimum":0.25}""", "0.25", "0.249")]
    [InlineData("""{"type":"number","maximum":-1.05}""", "-1.050", "-1.04")]
    [InlineData("""{"type":"number","exclusiveMinimum":1.5}""", "1.51", "1.50")]
    [InlineData("""{"type":"number","exclusiveMaximum":0}""", "-0.001", "0")]
    [InlineData("""{"type":"number","minimum":5,"exclusiveMinimum":true}""", "5.01", "5")]
    [InlineData("""{"type":"integer","multipleOf":5}""", "-15", "12")]
    [InlineData("""{"type":"integer","multipleOf":7,"minimum":0,"maximum":100}""", "49", "50")]
    [InlineData("""{"type":"number","multipleOf":0.01}""", "3.14", "3.141")]
    [InlineData("""{"type":"number","multipleOf":2.5}""", "7.5", "7")]
    [InlineData("""{"type":"integer","multipleOf":100,"maximum":5000}""", "4900", "5100")]
    [InlineData("""{"type":"integer","multipleOf":3}""", "-100002", "100003")]
    [InlineData("""{"type":"integer","multipleOf":12,"minimum":100}""", "144", "142")]
    [InlineData("""{"type":"number","multipleOf":60}""", "180.0", "190")]
    [InlineData("""{"type":"integer","not":{"multipleOf":15}}""", "25", "45")]
    [InlineData("""{"type":"integer","not":{"multipleOf":2}}""", "3", "4")]
    [InlineData("""{"type":"integer","not":{"enum":[1,20]}}""", "2", "20")]
    public void Number_BoundsAndMultiples_AgreeWithTheValidator(string schema, string valid, string invalid)
        => Schemas.Check(schema, valid, invalid);

    [Fact]
    public void Number_MultiplesOfTwelve_AreJustThose()
    {
        var grammar = Schemas.Compile("""{"type":"integer","multipleOf":12}""");

        Assert.All(Enumerable.Range(-300, 600), number => Assert.Equal(number % 12 == 0, grammar.Accepts($"{number}")));
    }

    [Theory]
    [InlineData("""{"type":"string","minLength":2}""", "\"é😀\"", "\"😀\"")]
    [InlineData("""{"type":"string","maxLength":2}""", "\"\\n\\\"\"", "\"abc\"")]
    [InlineData("""{"type":"string","minLength":1,"maxLength":40}""", "\"x\"", "\"\"")]
    [InlineData("""{"type":"string","pattern":"^[a-z]+\\d$"}""", "\"ab1\"", "\"ab\"")]
    [InlineData("""{"type":"string","pattern":"b"}""", "\"abc\"", "\"ac\"")]
    [InlineData("""{"type":"string","pattern":"^\"+$"}""", "\"\\\"\"", "\"a\"")]
    [InlineData("""{"type":"string","pattern":"^[a-z]*$","maxLength":3,"minLength":2}""", "\"abc\"", "\"abcd\"")]
    [InlineData("""{"type":"string","pattern":"^(?!-)[a-z-]+$"}""", "\"a-\"", "\"-a\"")]
    [InlineData("""{"type":"string","not":{"pattern":"^x"}}""", "\"ax\"", "\"xa\"")]
    [InlineData("""{"type":"string","not":{"const":"x"}}""", "\"xx\"", "\"x\"")]
    [InlineData("""{"enum":["ab","b","abc"],"maxLength":2,"pattern":"^a"}""", "\"ab\"", "\"abc\"")]
    public void String_LengthsAndPatterns_AgreeWithTheValidator(string schema, string valid, string invalid)
        => Schemas.Check(schema, valid, invalid);

    [Theory]
    [InlineData("date", "2024-02-29", "2023-02-29")]
    [InlineData("time", "23:59:59.5Z", "24:00:00Z")]
    [InlineData("date-time", "2024-12-31T08:30:06+01:00", "2024-13-01T08:30:06Z")]
    [InlineData("duration", "P1DT2H", "P")]
    [InlineData("email", "joe.bloggs@example.com", "joe@bloggs@example")]
    [InlineData("hostname", "www.example-1.com", "-a.com")]
    [InlineData("ipv4", "192.168.0.1", "256.1.1.1")]
    [InlineData("ipv6", "2001:db8::8:800:200c:417a", "1::2::3")]
    [InlineData("uuid", "2EB8AA08-AA98-11EA-B4AA-73B441D16380", "2eb8aa08-aa98-11ea-b4aa73b441d16380")]
    [InlineData("uri", "https://a.example/x?y=1#z", "//a.example")]
    [InlineData("uri-reference", "../x#y", "\\\\\\\\a")]
    [InlineData("iri", "https://ƒøø.example/é", "é")]
    [InlineData("uri-template", "https://a.example/{id}{?q,r}", "https://a.example/{id")]
    [InlineData("json-pointer", "/a~0b/~1/0", "/a~")]
    [InlineData("relative-json-pointer", "1/a", "-1/a")]
    [InlineData("regex", "^[a-z]+(ab|c)?$", "^(a$")]
    public void Format_KnownOne_AgreesWithTheValidator(string format, string valid, string invalid)
        => Schemas.Check($$"""{"type":"string","format":"{{format}}"}""", $"\"{valid}\"", $"\"{invalid}\"");

    [Fact]
    public void Format_UnknownOne_DemandsNothing()
        => Assert.True(Schemas.Compile("""{"type":"string","format":"color"}""").Accepts("\"any\""));
}
