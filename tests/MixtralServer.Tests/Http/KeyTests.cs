using System.Net;
using System.Text.Json;
using MixtralServer.Configuration;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class KeyTests
{
    private static readonly ClientDefinition[] Listed =
    [
        new() { Name = "shop", Key = KeyHash.Of("k1") },
        new() { Name = "lab", Key = KeyHash.Of("k2") },
    ];

    private static readonly ClientDefinition Anybody = new() { Name = "anybody" };

    [Theory]
    [InlineData("client:shop", "Authorization", "Bearer k1")]
    [InlineData("client:lab", "x-api-key", "k2")]
    [InlineData("client:lab", "api-key", "k2")]
    [InlineData("client:lab", "x-portkey-api-key", "k2")]
    [InlineData("client:lab", "x-portkey-virtual-key", "k2")]
    [InlineData("client:lab", "x-portkey-virtual-key", "k2", "x-portkey-api-key", "k1")]
    [InlineData("client:shop", "x-portkey-virtual-key", "openai-1a2b", "x-portkey-api-key", "k1")]
    [InlineData("client:lab", "Authorization", "Bearer unused", "x-api-key", "k2")]
    public async Task WhoAmI_ListedKey_IsTakenFromAnyHeader(string client, params string[] headers)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Clients = Listed });
        foreach (var pair in headers.Chunk(2)) server.Client.DefaultRequestHeaders.Add(pair[0], pair[1]);

        var body = await server.Client.GetStringAsync(new Uri("/v1/whoami", UriKind.Relative));

        Assert.StartsWith($"{{\"api_key_id\":\"{client}\"", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer realm=\"MixtralServer\"")]
    [InlineData("Bearer realm=\"MixtralServer\"", "Authorization", "Basic k1")]
    [InlineData("Bearer realm=\"MixtralServer\"", "Authorization", "Bearer ")]
    [InlineData("Bearer realm=\"MixtralServer\"", "Authorization", "Basic x", "x-portkey-api-key", "k1")]
    [InlineData("Bearer realm=\"MixtralServer\", error=\"invalid_token\"", "Authorization", "Bearer k3")]
    [InlineData("Bearer realm=\"MixtralServer\", error=\"invalid_token\"", "Authorization", "Bearer K1")]
    [InlineData("Bearer realm=\"MixtralServer\", error=\"invalid_token\"", "x-api-key", "k")]
    public async Task Post_NoListedKey_IsRefused(string challenge, params string[] headers)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Clients = Listed });
        foreach (var pair in headers.Chunk(2)) server.Client.DefaultRequestHeaders.TryAddWithoutValidation(pair[0], pair[1]);

        using var response = await server.PostAsync(Bodies.Chat);

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = json.RootElement.GetProperty("error");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(challenge, response.Headers.WwwAuthenticate.ToString());
        Assert.Equal(
            ("invalid_request_error", "invalid_api_key", null),
            (error.GetProperty("type").GetString(), error.GetProperty("code").GetString(), error.GetProperty("param").GetString()));
        Assert.Equal(error.GetProperty("message").GetString(), json.RootElement.GetProperty("message").GetString());
        Assert.False(response.Headers.Contains("Retry-After"));
    }

    [Theory]
    [InlineData("GET", "/v1/models", 401)]
    [InlineData("GET", "/together/v1/models/alias", 401)]
    [InlineData("GET", "/models", 401)]
    [InlineData("POST", "/v1/tokenize", 401)]
    [InlineData("GET", "/healthz", 200)]
    [InlineData("GET", "/readyz", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/swagger/index.html", 200)]
    [InlineData("GET", "/v1/engine", 200)]
    [InlineData("GET", "/v1/nothing", 404)]
    public async Task Request_WithoutAKey_PassesOnlyWhereNoModelIsUsed(string method, string path, int status)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Clients = Listed });
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));

        using var response = await server.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Post_EntryForAnybody_LetsUnlistedKeysIn()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Clients = [.. Listed, Anybody] });

        using var without = await server.PostAsync(Bodies.Chat);
        using var unlisted = await server.PostAsAsync(Bodies.Chat, "x-api-key", "unused");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (without.StatusCode, unlisted.StatusCode));
    }
}
