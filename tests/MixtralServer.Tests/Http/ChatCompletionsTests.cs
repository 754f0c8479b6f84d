using System.Net;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class ChatCompletionsTests
{
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
