using System.Net;
using System.Text.Json;
using MixtralServer.Serving;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class StandInTests
{
    private const string ServedBy = "x-mixtral-served-by";

    private const string Ask = """{"model":"big","messages":[{"role":"user","content":"Hello"}],"stream":STREAM}""";

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Chat_InPlaceOfAnAbsentModel_SaysWhoAnswered(string stream)
    {
        await using var server = await StartAsync();

        var response = await server.PostAsync(Ask.Replace("STREAM", stream, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Org/Model"], response.Headers.GetValues(ServedBy));
        Assert.Contains("\"model\":\"big\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_WithTheModelItself_SaysNothing()
    {
        await using var server = await StartAsync();

        var response = await server.PostAsync(Ask.Replace("STREAM", "false", StringComparison.Ordinal).Replace("big", "alias", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains(ServedBy));
    }

    [Fact]
    public async Task EveryRouteWithAModel_SaysWhoAnswered()
    {
        await using var server = await StartAsync();
        using var api = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var routes = RoutesWithAModel(api.RootElement).ToList();

        Assert.Contains("/v1/chat/completions", routes);
        foreach (var route in routes)
        {
            var response = await server.PostAsync("""{"model":"Org/Big"}""", route);
            Assert.True(response.Headers.Contains(ServedBy), $"{route} does not find its model by {nameof(MixtralServer.Http.ModelAccess)}");
        }
    }

    [Fact]
    public async Task Card_OfAModelThatIsStoodInFor_SaysByWhomAndWhy()
    {
        await using var server = await StartAsync();

        using var card = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/v1/models/big", UriKind.Relative)));

        string? Member(string name) => card.RootElement.GetProperty(name).GetString();
        Assert.Equal(("Org/Big", "stand_in", "Org/Model"), (Member("id"), Member("status"), Member("served_by")));
        Assert.Equal(("its weights are gone.", "mistral-v3"), (Member("status_reason"), Member("chat_format")));
        Assert.Equal(256, card.RootElement.GetProperty("context_length").GetInt32());
    }

    [Theory]
    [InlineData(true, "model_loading", "(40 %)")]
    [InlineData(false, "model_not_available", "its weights are gone.")]
    public async Task Chat_StandInNotReady_IsUnavailable(bool loads, string code, string says)
    {
        await using var server = await StartAsync();
        server.Served.State = loads ? new ServedModelState.Loading(0.4) : new ServedModelState.Failed("broken");

        var response = await server.PostAsync(Ask.Replace("STREAM", "false", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains(code, body, StringComparison.Ordinal);
        Assert.Contains(says, body, StringComparison.Ordinal);
    }

    private static async Task<RunningServer> StartAsync()
    {
        var profile = new ModelProfile
        {
            Id = "Org/Big",
            Aliases = ["big", "mixtral-8x22b-instruct", "mixtral-8x7b-instruct"], // the latter are named by routes
            DisplayName = "Big",
            Organization = "Org",
            ContextLength = 32_768,
        };
        var absent = new ServedModel(profile, new ServedModelState.Missing("gone"));
        var server = await RunningServer.StartAsync(new ServerSettings { OtherModels = [absent] });
        absent.State = new ServedModelState.StoodIn(server.Served, "its weights are gone.");
        return server;
    }

    private static IEnumerable<string> RoutesWithAModel(JsonElement api)
    {
        var schemas = api.GetProperty("components").GetProperty("schemas");
        foreach (var path in api.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("post", out var post) || !post.TryGetProperty("requestBody", out var body)
                || !body.GetProperty("content").TryGetProperty("application/json", out var json)
                || !json.GetProperty("schema").TryGetProperty("$ref", out var reference)) continue;
            var schema = schemas.GetProperty(reference.GetString()!.Split('/')[^1]);
            if (schema.GetProperty("properties").TryGetProperty("model", out _)) yield return path.Name;
        }
    }
}
