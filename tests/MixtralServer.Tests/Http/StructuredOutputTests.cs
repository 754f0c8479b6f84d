using System.Net;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

/// <summary>Schemas of which a part cannot be kept while an answer is written.</summary>
public sealed class StructuredOutputTests
{
    // The only text that is left without uniqueItems is one that breaks it.
    private const string Twins = """{"type":"array","items":{"const":"a"},"minItems":2,"maxItems":2,"uniqueItems":true}""";

    [Theory]
    [InlineData("")]
    [InlineData("\"strict\": null,")]
    [InlineData("\"strict\": false,")]
    public async Task Post_NotStrict_AnswersAndSaysThatItDoesNotConform(string strict)
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 2, length: 256));

        var response = await server.PostAsync(Bodies.Chat.With(Asking(strict, Twins)));

        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("""["a", "a"]""", body.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        var warnings = body.RootElement.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("message").GetString()!);
        Assert.Collection(
            warnings,
            first => Assert.StartsWith("response_format is not kept in full while the answer is written: #/uniqueItems: ", first, StringComparison.Ordinal),
            last => Assert.StartsWith("the text does not conform at the root: ", last, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_NotStrictInAStream_WarnsInTheFirstAndInTheLastChunk()
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 2, length: 256));

        var response = await server.PostAsync(Bodies.Streamed.With(Asking("", Twins)));

        var lines = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"warnings\":[{\"message\":\"response_format is not kept", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"warnings\":[{\"message\":\"the text does not conform", lines[^2], StringComparison.Ordinal);
        Assert.Equal("data: [DONE]", lines[^1]);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"x":{"type":"array","items":{"type":"null"},"uniqueItems":true}},"required":["x"],"additionalProperties":false}""", "true", "#/properties/x")]
    [InlineData("""{"type":"object","properties":{"x":{"type":"string","pattern":"(a)\\1"}},"required":["x"],"additionalProperties":false}""", "true", "#/properties/x/pattern")]
    [InlineData("""{"type":"object","properties":{"x":{"type":"string","pattern":"(a"}}}""", "false", "#/properties/x/pattern")]
    [InlineData("""{"$ref":"https://example.com/s.json"}""", "false", "#/$ref")]
    public async Task Post_WhatCannotBeKeptOrIsNoSchema_IsRefusedWithThePlace(string schema, string strict, string pointer)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Chat.With(Asking($"\"strict\": {strict},", schema)));

        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = body.RootElement.GetProperty("error");
        Assert.Equal(("invalid_value", "response_format"), (error.GetProperty("code").GetString(), error.GetProperty("param").GetString()));
        Assert.Contains(pointer, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static string Asking(string strict, string schema) =>
        $$"""
        "response_format": {"type": "json_schema", "json_schema": {"name": "s", {{strict}} "schema": {{schema}} } }
        """;
}
