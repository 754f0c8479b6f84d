using System.Net;
using System.Text.Json;
using MixtralServer.Serving;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class EdgeTests
{
    [Theory]
    [InlineData("my-id_1.2:3", "my-id_1.2:3")]
    [InlineData("two words", "req-id1")]
    [InlineData("", "req-id1")]
    public async Task Request_Id_IsEchoedWhereItIsSane(string sent, string expected)
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation("x-request-id", sent);

        var response = await server.GetAsync("/healthz");

        Assert.Equal(expected, Assert.Single(response.Headers.GetValues("x-request-id")));
    }

    [Fact]
    public async Task Response_Server_IsNotNamed()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.False((await server.GetAsync("/healthz")).Headers.Contains("Server"));
    }

    [Fact]
    public async Task OpenApi_Document_DescribesEachRouteOnce()
    {
        await using var server = await RunningServer.StartAsync();

        using var document = JsonDocument.Parse(
            await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));

        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name);
        Assert.Equal(
            [
                "/healthz", "/readyz", "/v1/api/inference", "/v1/chat/completions", "/v1/chat/render", "/v1/completions", "/v1/detokenize",
                "/v1/embeddings", "/v1/engine", "/v1/fim/completions", "/v1/inference", "/v1/mixtral-8x22b-instruct",
                "/v1/mixtral-8x7b-instruct", "/v1/models", "/v1/models/{id}", "/v1/responses", "/v1/responses/{id}", "/v1/tokenize",
                "/v1/whoami",
            ],
            paths.Order(StringComparer.Ordinal));
        Assert.True(document.RootElement.GetProperty("components").GetProperty("schemas")
            .GetProperty("ChatCompletionRequest").GetProperty("properties").TryGetProperty("max_tokens", out _));
    }

    [Fact]
    public async Task OpenApi_Examples_AreAnswered()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Embeds = true, Aliases = ["alias", "mixtral-8x7b-instruct", "mixtral-8x22b-instruct"] });
        using var document = JsonDocument.Parse(
            await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var tried = 0;

        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("post", out var post) || !post.TryGetProperty("requestBody", out var body)) continue;
            var example = body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText();
            var response = await server.PostAsync(example, path.Name);
            Assert.True(response.IsSuccessStatusCode, $"{path.Name}: {await response.Content.ReadAsStringAsync()}");
            tried++;
        }

        Assert.True(tried >= 10, $"{tried} tried");
    }

    [Fact]
    public async Task Swagger_Page_IsThere()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/swagger/index.html")).StatusCode);
    }

    [Fact]
    public void Registry_TwoModelsOfOneName_AreRefused()
    {
        var profile = new ModelProfile { Id = "A", DisplayName = "A", Organization = "Org", ContextLength = 1 };
        var other = profile with { Id = "B", Aliases = ["a"] };
        var state = new ServedModelState.Loading(0);

        Assert.Throws<ArgumentException>(
            () => new ModelRegistry([new ServedModel(profile, state), new ServedModel(other, state)]));
    }
}
