using System.Net;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class SeveralAnswersTests
{
    [Fact]
    public async Task Post_ThreeAnswers_AreDifferentAndCanEachBeHadAlone()
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 4, length: 256));

        var choices = (await ReadAsync(server, "\"n\": 3, \"max_tokens\": 20")).GetProperty("choices").EnumerateArray().ToList();

        Assert.Equal([0, 1, 2], choices.Select(choice => choice.GetProperty("index").GetInt32()));
        Assert.Equal(3, choices.Select(Content).Distinct().Count());
        foreach (var choice in choices)
        {
            var body = Bodies.Chat.Replace("\"seed\": 42", $"\"seed\": {choice.GetProperty("seed")}", StringComparison.Ordinal);
            var alone = await ReadAsync(server, "\"max_tokens\": 20", body);
            Assert.Equal(Content(alone.GetProperty("choices")[0]), Content(choice));
        }
    }

    [Fact]
    public async Task Post_ThreeAnswersStreamed_HaveOneRoleOneEndEachAndOneDone()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Streamed.With("\"n\": 3"));

        var lines = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", lines[^1]);
        var parts = lines.SkipLast(1).Select(line => Parse(line[6..]).GetProperty("choices")[0]).ToList();
        for (var i = 0; i < 3; i++)
        {
            var own = parts.Where(part => part.GetProperty("index").GetInt32() == i).ToList();
            Assert.Single(own, part => part.GetProperty("delta").TryGetProperty("role", out _));
            Assert.Single(own, part => part.GetProperty("finish_reason").ValueKind == JsonValueKind.String);
            Assert.Equal("Hi", string.Concat(own.Select(part => part.GetProperty("delta").GetProperty("content").GetString())));
        }

        Assert.Contains("\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":12,\"total_tokens\":20", lines[^2], StringComparison.Ordinal);
        Assert.Single(lines, line => line.Contains("\"usage\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(129, "n must be between 1 and 128, but was 129.")]
    [InlineData(6, "Org/Model takes at most 5 answers at once, but 6 were asked for.")]
    public async Task Post_TooManyAnswers_IsRefusedForGood(int count, string message)
    {
        var settings = new ServerSettings { Engine = ServerSettings.EngineOf(sequences: 2, length: 256, queue: 3) };
        await using var server = await RunningServer.StartAsync(settings);

        var response = await server.PostAsync(Bodies.Chat.With($"\"n\": {count}"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = Parse(await response.Content.ReadAsStringAsync()).GetProperty("error");
        Assert.Equal(("n", message), (error.GetProperty("param").GetString(), error.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Stream_ClientGoesAway_FreesAllAnswers()
    {
        var settings = ServerSettings.Talking(sequences: 2, length: 1 << 18);
        await using var server = await RunningServer.StartAsync(settings);
        using (var response = await server.PostStreamAsync(Bodies.Endless(200_000).With("\"n\": 3")))
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            Assert.StartsWith("data: {", await lines.ReadLineAsync(), StringComparison.Ordinal);
        }

        await settings.Log.WaitForAsync("chatcmpl-id2 ended: cancelled");
        await settings.Log.WaitForAsync("chatcmpl-id2-1 ended: cancelled");
        await settings.Log.WaitForAsync("chatcmpl-id2-2 ended: cancelled");
        await settings.Log.WaitForAsync("now 0 running, 0 waiting, 0 KV cells used");
    }

    [Fact]
    public async Task Stream_OneAnswerFails_EndsWithTheErrorAndCancelsTheOthers()
    {
        var settings = ServerSettings.Talking(sequences: 2, length: 1 << 18) with { Faults = new FailingSequence(1, position: 20) };
        await using var server = await RunningServer.StartAsync(settings);

        var response = await server.PostAsync(Bodies.Endless(200_000).With("\"n\": 2"));

        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("data: {\"error\":{", text.Split("\n\n")[^2] + "\n\n", StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", text, StringComparison.Ordinal);
        await settings.Log.WaitForAsync("ended: cancelled");
        await settings.Log.WaitForAsync("now 0 running, 0 waiting, 0 KV cells used");
    }

    [Fact]
    public async Task Whole_OneAnswerFails_IsAnError()
    {
        var settings = ServerSettings.Talking(sequences: 2, length: 256) with { Faults = new FailingSequence(1, position: 20) };
        await using var server = await RunningServer.StartAsync(settings);

        var response = await server.PostAsync(Bodies.Chat.With("\"n\": 2, \"max_tokens\": 20"));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    private static async Task<JsonElement> ReadAsync(RunningServer server, string members, string body = Bodies.Chat)
    {
        var response = await server.PostAsync(body.With(members));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Parse(await response.Content.ReadAsStringAsync());
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string Content(JsonElement choice) => choice.GetProperty("message").GetProperty("content").GetString()!;
}
