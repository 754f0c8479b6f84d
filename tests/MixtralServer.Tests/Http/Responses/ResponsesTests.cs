using System.Net;
using System.Text;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http.Responses;

public sealed class ResponsesTests
{
    private const string Path = "/v1/responses";
    private const string Hello = """{"model": "alias", "input": "Hello", "seed": 42}""";

    [Fact]
    public async Task Post_Cut_IsIncomplete()
    {
        await using var server = await RunningServer.StartAsync();

        var body = await BodyAsync(await server.PostAsync(Hello.With("\"max_output_tokens\": 2"), Path));

        Assert.Equal("incomplete", body.GetProperty("status").GetString());
        Assert.Equal("max_output_tokens", body.GetProperty("incomplete_details").GetProperty("reason").GetString());
        Assert.Equal("H", body.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("""{"model": "alias", "input": 5}""", "input", "must be a string or an array of items")]
    [InlineData("""{"model": "alias", "input": [{"role": 5}]}""", "input[0].role", "must be a string")]
    [InlineData("""{"model": "alias", "input": [{"role": "user", "content": 5}]}""", "input[0].content", "must be a string or an array of parts")]
    [InlineData("""{"model": "alias", "input": ["hi"]}""", "input[0]", "must be an object")]
    [InlineData("""{"model": "alias"}""", "input", "is missing")]
    [InlineData("""{"input": "hi"}""", "model", "is missing")]
    [InlineData("""{"model": "alias", "input": "hi", "tools": [{"type": "web_search"}]}""", "tools[0].type", "'web_search'")]
    [InlineData("""{"model": "alias", "input": "hi", "previous_response_id": "resp_9"}""", "previous_response_id", "as input")]
    public async Task Post_WrongBody_NamesTheMember(string body, string parameter, string message)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(body, Path);

        var error = (await BodyAsync(response)).GetProperty("error");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(parameter, error.GetProperty("param").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_UnknownModel_IsNotFound()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync("""{"model": "other", "input": "hi"}""", Path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Post_InputLongerThanTheContext_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync($$"""{"model": "alias", "input": "{{new string('a', 300)}}"}""", Path);

        var error = (await BodyAsync(response)).GetProperty("error");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("context_length_exceeded", error.GetProperty("code").GetString());
        Assert.Equal("input", error.GetProperty("param").GetString());
    }

    [Fact]
    public async Task Post_EngineFailsInTheMiddle_TellsTheFailureAndTheError()
    {
        var settings = ServerSettings.Talking(sequences: 1, length: 256) with { Faults = new FailingSequence(0, position: 20) };
        await using var server = await RunningServer.StartAsync(settings);

        var response = await server.PostAsync(Hello.With("\"stream\": true, \"logit_bias\": {\"2\": -100}"), Path);

        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("event: response.failed\ndata: ", events[^2], StringComparison.Ordinal);
        Assert.Contains("\"status\":\"failed\"", events[^2], StringComparison.Ordinal);
        Assert.StartsWith("event: error\ndata: ", events[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_EngineFailsBeforeTheEnd_IsAnErrorOfItsOwn()
    {
        var settings = ServerSettings.Talking(sequences: 1, length: 256) with { Faults = new FailingSequence(0, position: 20) };
        await using var server = await RunningServer.StartAsync(settings);

        var response = await server.PostAsync(Hello.With("\"logit_bias\": {\"2\": -100}"), Path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task Get_StoredResponse_IsWhatWasSent()
    {
        await using var server = await RunningServer.StartAsync();
        var sent = await (await server.PostAsync(Hello, Path)).Content.ReadAsStringAsync();

        var found = await server.GetAsync($"{Path}/{IdOf(sent)}");

        Assert.Equal(sent, await found.Content.ReadAsStringAsync());
        Assert.Equal("application/json; charset=utf-8", found.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Post_PreviousResponse_PutsItsConversationFirst()
    {
        await using var server = await RunningServer.StartAsync();
        var first = await (await server.PostAsync(Hello.With("\"stream\": true"), Path)).Content.ReadAsStringAsync();
        var second = await BodyAsync(await server.PostAsync(Hello, Path));
        var whole = await BodyAsync(await server.PostAsync(
            """
            {"model": "alias", "input": [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hi"}, {"role": "user", "content": "Hello"}]}
            """, Path));

        var third = await BodyAsync(await server.PostAsync(Hello.With("\"previous_response_id\": \"resp_id2\""), Path));

        Assert.Contains("\"id\":\"resp_id2\"", first, StringComparison.Ordinal);
        Assert.True(InputTokens(third) > InputTokens(second));
        Assert.Equal(InputTokens(whole), InputTokens(third));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true", true)]
    public async Task Get_ResponseThatIsNotStoredOrDeleted_IsNotFound(string store, bool deletes = false)
    {
        await using var server = await RunningServer.StartAsync();
        var id = IdOf(await (await server.PostAsync(Hello.With($"\"store\": {store}"), Path)).Content.ReadAsStringAsync());
        if (deletes)
        {
            var deleted = await server.Client.DeleteAsync(new Uri($"{Path}/{id}", UriKind.Relative));
            Assert.Equal($$"""{"id":"{{id}}","object":"response","deleted":true}""", await deleted.Content.ReadAsStringAsync());
        }

        var found = await server.GetAsync($"{Path}/{id}");

        Assert.Equal(HttpStatusCode.NotFound, found.StatusCode);
        Assert.Equal("response_not_found", (await BodyAsync(found)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Get_ResponseOfAnotherKey_IsNotFound()
    {
        await using var server = await RunningServer.StartAsync();
        var sent = await SendAsync(server, HttpMethod.Post, Path, "k1", Hello);
        var path = $"{Path}/{IdOf(await sent.Content.ReadAsStringAsync())}";

        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(server, HttpMethod.Get, path, "k2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(server, HttpMethod.Delete, path, "k2")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Get, path, "k1")).StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(
        RunningServer server, HttpMethod method, string path, string key, string? body = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Authorization", $"Bearer {key}");
        return server.Client.SendAsync(request);
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    private static string IdOf(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("id").GetString()!;
    }

    private static int InputTokens(JsonElement response) => response.GetProperty("usage").GetProperty("input_tokens").GetInt32();
}
