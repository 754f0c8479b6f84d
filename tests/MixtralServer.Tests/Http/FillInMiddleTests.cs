using System.Net;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class FillInMiddleTests
{
    private const string Path = "/v1/fim/completions";

    [Fact]
    public async Task Post_WithMessages_IsAnsweredAsWithout()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.FillIn.With("\"messages\": []"), Path);

        Assert.Equal(Golden.Body("openai/fill-in"), await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("\"prompt\": 5", "prompt")]
    [InlineData("\"prompt\": null", "prompt")]
    [InlineData("\"suffix\": []", "suffix")]
    [InlineData("\"min_tokens\": -1, \"prompt\": \"a\"", "min_tokens")]
    public async Task Post_Wrong_IsRefusedByName(string members, string parameter)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync($$"""{"model": "alias", {{members}}}""", Path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(parameter, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("param").GetString());
    }
}
