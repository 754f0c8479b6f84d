using System.Net;
using System.Text;
using System.Text.Json;
using MixtralServer.Serving;
using MixtralServer.TestKit;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

/// <summary>Every error has the one body, whichever part of the server refuses.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("", "invalid_json", null, "line 1, byte 1")]
    [InlineData("{\"model\": \"alias\",\n  oops}", "invalid_json", null, "line 2, byte 3")]
    [InlineData("{\"model\": \"alias\"", "invalid_json", null, "line 1")]
    [InlineData("[]", "invalid_value", null, "JSON object")]
    [InlineData("null", "invalid_value", null, "JSON object")]
    [InlineData("{}", "missing_value", "model", "model is missing")]
    [InlineData("{\"model\": \"alias\"}", "missing_value", "messages", "messages is missing")]
    [InlineData("{\"model\": 5}", "invalid_value", "model", "model must be a string.")]
    [InlineData("{\"temperature\": \"1\"}", "invalid_value", "temperature", "temperature must be a number.")]
    [InlineData("{\"max_tokens\": 99999999999}", "invalid_value", "max_tokens", "must be a 32-bit integer.")]
    [InlineData("{\"max_tokens\": 1.5}", "invalid_value", "max_tokens", "must be a 32-bit integer.")]
    [InlineData("{\"seed\": 1e30}", "invalid_value", "seed", "must be a 64-bit integer.")]
    [InlineData("{\"stream\": 1}", "invalid_value", "stream", "stream must be true or false.")]
    [InlineData("{\"stop\": [1]}", "invalid_value", "stop", "stop must be a string or an array of strings.")]
    [InlineData("{\"stream_options\": 1}", "invalid_value", "stream_options", "must be an object.")]
    [InlineData("{\"logit_bias\": {\"5\": \"x\"}}", "invalid_value", "logit_bias.5", "must be a number.")]
    [InlineData("{\"tools\": {}}", "invalid_value", "tools", "tools must be an array.")]
    [InlineData("{\"messages\": \"x\"}", "invalid_value", "messages", "messages must be an array.")]
    [InlineData("{\"messages\": [5]}", "invalid_value", "messages[0]", "messages[0] must be an object.")]
    [InlineData("{\"messages\": [{\"role\": 5}]}", "invalid_value", "messages[0].role", "must be a string.")]
    [InlineData("{\"messages\": [{\"content\": 5}]}", "invalid_value", "messages[0].content", "must be a string")]
    [InlineData("{\"messages\": [{\"content\": [5]}]}", "invalid_value", "messages[0].content", "array of parts")]
    [InlineData("{\"messages\": [{\"content\": \"\\ud800\"}]}", "invalid_value", "messages[0].content", "Unicode")]
    public async Task Post_WrongBody_IsRefusedByName(string body, string code, string? parameter, string says)
    {
        await using var server = await RunningServer.StartAsync();

        var message = await ReadAsync(await server.PostAsync(body), 400, code, parameter);

        Assert.Contains(says, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_UnknownModel_IsNotFound()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Chat.Replace("alias", "nobody", StringComparison.Ordinal));

        await ReadAsync(response, 404, "model_not_found", "model");
    }

    [Fact]
    public async Task Post_MutatedBodies_AreNeverAFaultOfOurs()
    {
        await using var server = await RunningServer.StartAsync();
        var random = new Random(3);
        var whole = Encoding.UTF8.GetBytes(Bodies.Chat.With("""
            "stop": ["é"], "logit_bias": {"5": 1e1}, "top_p": 0.5, "response_format": {"type": "text"}
            """));

        for (var round = 0; round < 500; round++)
        {
            var mutated = whole[..random.Next(whole.Length / 2, whole.Length + 1)];
            for (var i = random.Next(4); i > 0; i--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            using var content = new ByteArrayContent(mutated);
            content.Headers.ContentType = new("application/json");

            var response = await server.Client.PostAsync(new Uri("/v1/chat/completions", UriKind.Relative), content);

            Assert.True((int)response.StatusCode < 500, Encoding.Latin1.GetString(mutated));
        }
    }

    [Fact]
    public async Task Post_TooDeepBody_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();

        var body = $$"""{"metadata": {{new string('[', 100)}}{{new string(']', 100)}}}""";

        await ReadAsync(await server.PostAsync(body), 400, "invalid_json", null);
    }

    [Fact]
    public async Task Post_TooLongPrompt_IsRefusedWithNumbers()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(
            Bodies.Chat.Replace("Hello", new string('x', 300), StringComparison.Ordinal));

        var message = await ReadAsync(response, 400, "context_length_exceeded", "messages");
        Assert.Contains("256", message, StringComparison.Ordinal);
        Assert.Contains("303", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "route_not_found")]
    [InlineData("GET", "/", 404, "route_not_found")]
    [InlineData("GET", "/v1/chat/completions", 405, "method_not_allowed")]
    [InlineData("DELETE", "/v1/models", 405, "method_not_allowed")]
    public async Task Request_ToNoRoute_HasTheErrorBody(string method, string path, int status, string code)
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));

        await ReadAsync(await server.Client.SendAsync(request), status, code, null);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Post_NotJson_IsUnsupported(string contentType)
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new StringContent(Bodies.Chat, Encoding.UTF8, contentType);

        var response = await server.Client.PostAsync(new Uri("/v1/chat/completions", UriKind.Relative), content);

        await ReadAsync(response, 415, "unsupported_media_type", null);
    }

    [Fact]
    public async Task Post_TooLargeBody_IsRefused()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { BodyBytesMax = 1000 });

        var response = await server.PostAsync(
            Bodies.Chat.Replace("Hello", new string('x', 2000), StringComparison.Ordinal));

        await ReadAsync(response, 413, "request_too_large", null);
    }

    [Fact]
    public async Task Post_FullQueue_IsRefusedWithADelay()
    {
        using var gate = new StepGate();
        await using var server = await RunningServer.StartAsync(
            new ServerSettings { Faults = gate, Engine = ServerSettings.EngineOf(sequences: 1, length: 64, queue: 0) });
        HttpResponseMessage refused;
        Task<HttpResponseMessage> running;
        using (gate.Hold())
        {
            running = server.PostAsync(Bodies.Chat);
            await gate.StepReached;

            refused = await server.PostAsync(Bodies.Chat);
        }

        await ReadAsync(refused, 429, "queue_full", null);
        Assert.Equal("5", Assert.Single(refused.Headers.GetValues("Retry-After")));
        Assert.Equal("5000", Assert.Single(refused.Headers.GetValues("retry-after-ms")));
        Assert.Equal(HttpStatusCode.OK, (await running).StatusCode);
    }

    [Fact]
    public async Task Post_FaultOfOurs_HidesItsMessage()
    {
        var settings = new ServerSettings { Tokenizer = new BrokenTokenizer() };
        await using var server = await RunningServer.StartAsync(settings);

        var response = await server.PostAsync(Bodies.Chat);

        var message = await ReadAsync(response, 500, "internal_error", null);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(response.Headers.GetValues("x-request-id")), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_StepFailsBeforeTheFirstChunk_IsAStatus()
    {
        using var gate = new StepGate();
        gate.ThrowOnce();
        await using var server = await RunningServer.StartAsync(new ServerSettings { Faults = gate });

        var response = await server.PostAsync(Bodies.Chat);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task Post_StepFailsInAStream_EndsItWithAnError()
    {
        using var gate = new StepGate();
        var settings = ServerSettings.Talking(sequences: 1, length: 1 << 20) with { Faults = gate };
        await using var server = await RunningServer.StartAsync(settings);

        using var response = await server.PostStreamAsync(Bodies.Endless(1_000_000));
        gate.ThrowOnce();

        var lines = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("data: {\"error\":{\"message\":", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_DeadlinePassed_IsATimeout()
    {
        using var gate = new StepGate();
        var settings = new ServerSettings { Faults = gate };
        await using var server = await RunningServer.StartAsync(settings);
        Task<HttpResponseMessage> running;
        using (gate.Hold())
        {
            running = server.PostAsync(Bodies.Chat);
            await gate.StepReached;
            settings.Time.Advance(TimeSpan.FromMinutes(2));
        }

        await ReadAsync(await running, 504, "deadline_exceeded", null);
    }

    [Fact]
    public async Task Post_DeadlinePassesInAStream_EndsItWithAnError()
    {
        var settings = ServerSettings.Talking(sequences: 1, length: 1 << 20);
        await using var server = await RunningServer.StartAsync(settings);

        using var response = await server.PostStreamAsync(Bodies.Endless(1_000_000));
        settings.Time.Advance(TimeSpan.FromMinutes(2));

        var lines = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        using var last = JsonDocument.Parse(lines[^1]["data: ".Length..]);
        Assert.Equal("deadline_exceeded", last.RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Post_WhileShuttingDown_IsUnavailableForNow()
    {
        var settings = new ServerSettings();
        await using var server = await RunningServer.StartAsync(settings);
        await server.Engine.DrainAsync(TimeSpan.FromMinutes(1), settings.Time);

        var response = await server.PostAsync(Bodies.Chat);

        await ReadAsync(response, 503, "shutting_down", null);
        Assert.True(response.Headers.Contains("Retry-After"));
    }

    public static TheoryData<string, string, bool> UnavailableModels => new()
    {
        { "missing", "looked for in /models/m.gguf", false },
        { "loading", "50 %", true },
        { "broken", "bad magic", false },
    };

    [Theory]
    [MemberData(nameof(UnavailableModels))]
    public async Task Post_ModelThatCannotAnswer_SaysWhy(string name, string says, bool mayRetry)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings
        {
            OtherModels =
            [
                Served("missing", new ServedModelState.Missing("looked for in /models/m.gguf")),
                Served("loading", new ServedModelState.Loading(0.5)),
                Served("broken", new ServedModelState.Failed("bad magic")),
            ],
        });

        var response = await server.PostAsync(Bodies.Chat.Replace("alias", name, StringComparison.Ordinal));

        var message = await ReadAsync(response, 503, mayRetry ? "model_loading" : "model_not_available", "model");
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Equal(mayRetry, response.Headers.Contains("Retry-After"));
        Assert.Equal(mayRetry ? "true" : "false", Assert.Single(response.Headers.GetValues("x-should-retry")));
    }

    private static ServedModel Served(string id, ServedModelState state) =>
        new(new ModelProfile { Id = id, DisplayName = id, Organization = "Org", ContextLength = 1 }, state);

    private static async Task<string> ReadAsync(
        HttpResponseMessage response, int status, string code, string? parameter)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        using var json = JsonDocument.Parse(body);
        var error = json.RootElement.GetProperty("error");
        Assert.Equal("error", json.RootElement.GetProperty("object").GetString());
        foreach (var member in (string[])["message", "type", "param", "code"])
            Assert.Equal(error.GetProperty(member).GetString(), json.RootElement.GetProperty(member).GetString());
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(parameter, error.GetProperty("param").GetString());
        Assert.True(response.Headers.Contains("x-request-id"));
        return error.GetProperty("message").GetString()!;
    }
}
