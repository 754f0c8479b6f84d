using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>What each keyword about arrays lets through, compiled and validated.</summary>
public sealed class ArrayKeywordTests
{
    [Theory]
    [InlineData("""{"type":"array"}""", "[]", "{}")]
    [InlineData("""{"type":"array","items":{"type":"integer"}}""", "[1, 2]", "[1, \"2\"]")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":2}""", "[1, 2]", "[1]")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"maxItems":2}""", "[]", "[1, 2, 3]")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":100,"maxItems":100}""", Hundred, "[1]")]
    [InlineData("""{"type":"array","items":false}""", "[]", "[1]")]
    [InlineData("""{"type":"array","prefixItems":[{"const":1},{"const":2}],"items":{"type":"null"}}""", "[1, 2, null]", "[1, 2, 3]")]
    [InlineData("""{"type":"array","prefixItems":[{"const":1},{"const":2}],"items":false}""", "[1]", "[1, 2, 3]")]
    [InlineData("""{"type":"array","prefixItems":[{"const":1},{"const":2}],"minItems":2}""", "[1, 2]", "[1]")]
    [InlineData("""{"type":"array","items":[{"const":1}],"additionalItems":{"const":2}}""", "[1, 2, 2]", "[1, 1]")]
    [InlineData("""{"type":"array","items":{"enum":[1,2]},"contains":{"const":2}}""", "[1, 2, 1]", "[1, 1]")]
    [InlineData("""{"type":"array","items":{"enum":[1,2]},"contains":{"const":2},"maxContains":1}""", "[2, 1]", "[2, 1, 2]")]
    [InlineData("""{"type":"array","items":{"enum":[1,2]},"contains":{"const":2},"minContains":2}""", "[2, 1, 2]", "[2, 1]")]
    [InlineData("""{"type":"array","items":{"type":"array","items":{"type":"boolean"}}}""", "[[true], []]", "[true]")]
    [InlineData("""{"type":"array","prefixItems":[{"const":1}],"unevaluatedItems":false}""", "[1]", "[1, 2]")]
    [InlineData("""{"type":"array","uniqueItems":true,"items":{"type":"integer"},"maxItems":1}""", "[1]", "[1, 1]")]
    public void Array_Keyword_AgreesWithTheValidator(string schema, string valid, string invalid)
        => Schemas.Check(schema, valid, invalid);

    private const string Hundred =
        "[" + Ten + ", " + Ten + ", " + Ten + ", " + Ten + ", " + Ten + ", " + Ten + ", " + Ten + ", " + Ten + ", " + Ten + ", " + Ten + "]";

    private const string Ten = "0, 1, 2, 3, 4, 5, 6, 7, 8, 9";
}
