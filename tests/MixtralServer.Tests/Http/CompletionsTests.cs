using System.Net;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class CompletionsTests
{
    private const string Path = "/v1/completions";

    [Theory]
    [InlineData("\"logprobs\": 1, \"echo\": true, \"max_tokens\": 2", "together/completion-logprobs")]
    [InlineData("\"stream\": true", "together/completion-streamed")]
    public async Task Post_ByTogethersClients_IsThisBody(string members, string golden)
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Together/JS");

        var response = await server.PostAsync(Bodies.Completion.With(members), Path);

        Assert.Equal(Golden.Body(golden), await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/v1/completions", 16)]
    [InlineData("/openai/v1/completions", 16)]
    [InlineData("/together/v1/completions", 60)]
    public async Task Post_WithoutMaxTokens_HasTheDialectsDefault(string path, int tokens)
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 1, length: 64));

        var response = await server.PostAsync(Bodies.Completion.With("\"logit_bias\": {\"2\": -100}"), path);

        Assert.Contains($"\"completion_tokens\":{tokens}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/completions")]
    [InlineData("/v1/completions")]
    [InlineData("/v1/v1/completions")]
    public async Task Post_AtAnyPrefix_Answers(string path)
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Bodies.Completion, path)).StatusCode);
    }

    [Fact]
    public async Task Post_SeveralPrompts_IsOneReply()
    {
        await using var server = await RunningServer.StartAsync();

        var body = await AnswerAsync(server, """{"model": "alias", "prompt": ["a", [1, 20, 21], "c"], "n": 2, "best_of": 3}""");

        Assert.Equal([0, 1, 2, 3, 4, 5], body.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("index").GetInt32()));
        Assert.All(body.GetProperty("choices").EnumerateArray(), choice => Assert.Equal(" Hi", choice.GetProperty("text").GetString()));
        Assert.Equal(2 + 3 + 2, body.GetProperty("usage").GetProperty("prompt_tokens").GetInt32());
        Assert.Equal(9 * 4, body.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
    }

    [Fact]
    public async Task Post_SeveralPromptsStreamed_EachEndsOnce()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync("""{"model": "alias", "prompt": ["a", "b"], "n": 2, "stream": true}""", Path);

        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", events[^1]);
        var ended = events[..^1]
            .Select(line => JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("choices")[0])
            .Where(choice => choice.GetProperty("finish_reason").ValueKind == JsonValueKind.String);
        Assert.Equal([0, 1, 2, 3], ended.Select(choice => choice.GetProperty("index").GetInt32()).Order());
    }

    [Fact]
    public async Task Post_Conforming_KeepsTheFormat()
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 1, length: 256));

        var body = await AnswerAsync(server, Bodies.Completion.With("""
            "response_format": {"type": "regex", "pattern": "(yes|no)"}
            """));

        Assert.Contains(body.GetProperty("choices")[0].GetProperty("text").GetString(), (string[])["yes", "no"]);
    }

    [Theory]
    [InlineData("{\"model\": \"alias\"}", 400, "missing_value", "prompt", "prompt is missing")]
    [InlineData("{\"model\": \"alias\", \"prompt\": \"\"}", 400, "invalid_value", "prompt", "prompt is empty")]
    [InlineData("{\"prompt\": 5}", 400, "invalid_value", "prompt", "must be a string, an array of token ids")]
    [InlineData("{\"prompt\": [1e99]}", 400, "invalid_value", "prompt", "32-bit integers")]
    [InlineData("{\"prompt\": \"\\ud800\"}", 400, "invalid_value", "prompt", "Unicode")]
    [InlineData("{\"prompt\": [\"\\ud800\"]}", 400, "invalid_value", "prompt", "Unicode")]
    [InlineData("{\"prompt\": NaN}", 400, "invalid_json", null, "not valid JSON")]
    [InlineData("{\"suffix\": 5}", 400, "invalid_value", "suffix", "must be a string.")]
    [InlineData("{\"best_of\": 1.5}", 400, "invalid_value", "best_of", "32-bit integer")]
    [InlineData("{\"prompt\": \"a\", \"model\": \"nobody\"}", 404, "model_not_found", "model", "nobody")]
    public async Task Post_Wrong_IsRefusedByName(string request, int status, string code, string? parameter, string says)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(request, Path);

        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal((code, parameter), (error.GetProperty("code").GetString(), error.GetProperty("param").GetString()));
        Assert.Contains(says, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TooDeep_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync($$"""{"prompt": {{new string('[', 5000)}}""", Path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Post_ClientGoesAway_FreesEveryPrompt()
    {
        var settings = ServerSettings.Talking(sequences: 2, length: 1 << 20);
        await using var server = await RunningServer.StartAsync(settings);
        using var leaving = new CancellationTokenSource();
        var running = server.PostStreamAsync(
            """{"model": "alias", "prompt": ["a", "b"], "max_tokens": 1000000, "logit_bias": {"2": -100}}""", Path, leaving.Token);
        await server.WaitUntilRunningAsync();

        await leaving.CancelAsync();

        await settings.Log.WaitForAsync("cmpl-id2 ended: cancelled");
        await settings.Log.WaitForAsync("cmpl-id2.1 ended: cancelled");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task<JsonElement> AnswerAsync(RunningServer server, string body)
    {
        var response = await server.PostAsync(body, Path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
