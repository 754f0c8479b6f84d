using System.Net;
using System.Text;
using System.Text.Json;
using MixtralServer.Configuration;
using MixtralServer.TestKit;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

/// <summary>The routes of Segmind's clients: the model is in the path, an error is a string.</summary>
public sealed class SegmindTests
{
    private const string Path = "/v1/mixtral-8x22b-instruct";
    private const string Body = """{"messages": [{"role": "user", "content": "Hello"}], "seed": 42}""";

    private static readonly ServerSettings Settings = new() { Aliases = ["alias", "mixtral-8x22b-instruct"] };

    [Theory]
    [InlineData("\"model\": \"nobody\"", "openai/segmind")]
    [InlineData("\"stream\": true", "openai/segmind-streamed")]
    public async Task Post_IsThisBody(string members, string golden)
    {
        await using var server = await RunningServer.StartAsync(Settings);

        var response = await server.PostAsync(Body.With(members), Path);

        Assert.Equal(Golden.Body(golden), await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("x-remaining-credits"));
    }

    [Theory]
    [InlineData(Path, "{}", "application/json", 400, "messages is missing")]
    [InlineData(Path, "{", "application/json", 400, "not valid JSON")]
    [InlineData(Path, "{}", "text/plain", 406, "Content-Type: application/json")]
    [InlineData("/v1/mixtral-8x7b-instruct", Body, "application/json", 404, "'mixtral-8x7b-instruct' does not exist")]
    public async Task Post_Wrong_IsAString(string path, string body, string type, int status, string says)
    {
        await using var server = await RunningServer.StartAsync(Settings);
        using var content = new StringContent(body, Encoding.UTF8, type);

        var response = await server.Client.PostAsync(new Uri(path, UriKind.Relative), content);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(says, await ErrorAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TooLarge_IsAString()
    {
        await using var server = await RunningServer.StartAsync(Settings with { BodyBytesMax = 100 });

        var response = await server.PostAsync(Body.With($"\"x\": \"{new string('x', 200)}\""), Path);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.NotEmpty(await ErrorAsync(response));
    }

    [Fact]
    public async Task Post_FaultOfOurs_IsAString()
    {
        await using var server = await RunningServer.StartAsync(Settings with { Tokenizer = new BrokenTokenizer() });

        var response = await server.PostAsync(Body, Path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", await ErrorAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutItsKey_IsAString()
    {
        await using var server = await RunningServer.StartAsync(
            Settings with { Clients = [new ClientDefinition { Name = "a", Key = KeyHash.Of("right") }] });

        var refused = await server.PostAsync(Body, Path);
        server.Client.DefaultRequestHeaders.Add("x-api-key", "right");
        var answered = await server.PostAsync(Body, Path);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.NotEmpty(await ErrorAsync(refused));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task Stream_ThatFails_EndsWithAString()
    {
        using var gate = new StepGate();
        var settings = ServerSettings.Talking(sequences: 1, length: 1 << 20) with { Aliases = Settings.Aliases, Faults = gate };
        await using var server = await RunningServer.StartAsync(settings);
        var body = Bodies.Endless(1_000_000);

        using var response = await server.PostStreamAsync(body, Path);
        gate.ThrowOnce();

        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("data: {\"error\":\"", events[^1], StringComparison.Ordinal);
    }

    private static async Task<string> ErrorAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetString()!;
}
