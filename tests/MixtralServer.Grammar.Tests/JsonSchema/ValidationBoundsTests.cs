using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>What the validator says where checking would take too long.</summary>
public sealed class ValidationBoundsTests
{
    [Theory]
    [InlineData("""{"uniqueItems":true}""")]
    [InlineData("""{"not":{"uniqueItems":true}}""")]
    [InlineData("""{"anyOf":[{"uniqueItems":true},{"type":"null"}]}""")]
    public void Validate_BeyondWhatCanBeCompared_IsNotCertain(string schema)
    {
        var items = Schemas.Json($"[{string.Join(',', Enumerable.Range(0, 3000))}]");

        var violation = Schemas.Validator(schema).Validate(items, CancellationToken.None);

        Assert.NotNull(violation);
        Assert.False(violation.IsCertain);
    }

    [Fact]
    public void Validate_PatternThatNeverEnds_IsNotCertain()
    {
        var text = Schemas.Json($"\"{new string('a', 60)}b\"");

        var violation = Schemas.Validator("""{"pattern":"^(a+)+\\1x$"}""").Validate(text, CancellationToken.None);

        Assert.NotNull(violation);
        Assert.False(violation.IsCertain);
    }

    [Fact]
    public void Validate_Cancelled_EndsAtOnce()
        => Assert.Throws<OperationCanceledException>(() =>
            Schemas.Validator("""{"items":{"type":"integer"}}""").Validate(Schemas.Json("[1]"), new CancellationToken(canceled: true)));

    [Fact]
    public void Validate_WorkThatMultiplies_EndsByItself()
    {
        var links = Enumerable.Range(0, 40).Select(i =>
            $"\"d{i}\":{{\"anyOf\":[{{\"$ref\":\"#/$defs/d{i + 1}\"}},{{\"$ref\":\"#/$defs/d{i + 1}\"}}]}}");
        var schema = $"{{\"$defs\":{{{string.Join(',', links)},\"d40\":{{\"type\":\"null\"}}}},\"$ref\":\"#/$defs/d0\"}}";

        Assert.False(Schemas.Validator(schema).Validate(Schemas.Json("1"), CancellationToken.None)!.IsCertain);
    }
}
