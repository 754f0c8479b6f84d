using System.Net;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class ChatCompletionsTests
{
    [Fact]
    public async Task Post_Whole_IsThisBody()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Chat);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(Golden.Read("chat-whole.json"), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_Streamed_IsTheseLines()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Streamed);

        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("x-accel-buffering")));
        Assert.Equal(Golden.Read("chat-streamed.txt"), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_StreamedWithUsage_HasAUsageChunkOfItsOwn()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Streamed.With("""
            "stream_options": {"include_usage": true}
            """));

        Assert.Equal(Golden.Read("chat-streamed-usage.txt"), await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/chat/completions")]
    [InlineData("/v1/chat/completions")]
    [InlineData("/v1/v1/chat/completions")]
    public async Task Post_AtAnyPrefix_Answers(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Chat, path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("org/MODEL")]
    [InlineData("ALIAS")]
    public async Task Post_ModelInAnyCase_IsFoundAndEchoedAsAsked(string name)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Chat.Replace("alias", name, StringComparison.Ordinal));

        Assert.Contains($"\"model\":\"{name}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Truncated_EndsWithLength()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Chat.With("\"max_tokens\": 2"));

        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"content\":\"H\"", body, StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"length\"", body, StringComparison.Ordinal);
    }
}
