using System.Net;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class ChatRenderTests
{
    private const string Tool = """
        "tools": [{"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}]
        """;

    [Theory]
    [InlineData("/v1/chat/render")]
    [InlineData("/chat/render")]
    public async Task Post_Chat_ShowsItsPrompt(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync("""{"model": "alias", "messages": [{"role": "user", "content": "</s>é"}]}""", path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """{"prompt":"<s>[INST]</s>é[/INST]","tokens":[1,3,76,63,131,78,211,185,4],"control":[0,1,8],"grammar":null}""",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_Tools_AreShownWithTheGrammarOfTheirCalls()
    {
        await using var server = await RunningServer.StartAsync();

        using var rendered = await ReadAsync(await server.PostAsync(Bodies.Chat.With(Tool), "/v1/chat/render"));

        Assert.StartsWith("<s>[AVAILABLE_TOOLS][{\"type\": \"function\"", rendered.RootElement.GetProperty("prompt").GetString(), StringComparison.Ordinal);
        Assert.Contains("<[5]>", rendered.RootElement.GetProperty("grammar").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, server.Engine.Snapshot.Running + server.Engine.Snapshot.Waiting);
    }

    [Theory]
    [InlineData("\"response_format\": {\"type\": \"regex\", \"pattern\": \"a|b\"}", "root ::= ")]
    [InlineData("\"response_format\": {\"type\": \"json_object\"}", "root ::= ")]
    [InlineData("\"grammar\": \"root ::= [a-c]+\"", "[a-c]")]
    public async Task Post_Constraint_IsShownAsGrammar(string members, string says)
    {
        await using var server = await RunningServer.StartAsync();

        using var rendered = await ReadAsync(await server.PostAsync(Bodies.Chat.With(members), "/v1/chat/render"));

        Assert.Contains(says, rendered.RootElement.GetProperty("grammar").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_PromptBeyondTheContext_IsShownAllTheSame()
    {
        await using var server = await RunningServer.StartAsync();
        var body = Bodies.Chat.Replace("Hello", new string('x', 1000), StringComparison.Ordinal);

        using var rendered = await ReadAsync(await server.PostAsync(body, "/v1/chat/render"));

        Assert.Equal(1003, rendered.RootElement.GetProperty("tokens").GetArrayLength());
    }

    [Theory]
    [InlineData("{}", 400, "model")]
    [InlineData("""{"model": "nobody"}""", 404, "model")]
    [InlineData("""{"model": "alias"}""", 400, "messages")]
    [InlineData("""{"model": "alias", "messages": [{"role": "tool", "content": "x"}]}""", 400, "messages[0].tool_call_id")]
    [InlineData("""{"model": "alias", "messages": [{"role": "user", "content": "x"}], "tools": [5]}""", 400, "tools[0]")]
    [InlineData("""{"model": "alias", "messages": [{"role": "user", "content": "x"}], "grammar": "root ::= ("}""", 400, "grammar")]
    [InlineData(
        """{"model": "alias", "messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": 5}}]}]}""",
        400,
        "messages[0].tool_calls[0].function.arguments")]
    public async Task Post_WrongRequest_IsRefusedByName(string body, int status, string parameter)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(body, "/v1/chat/render");

        using var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(parameter, error.RootElement.GetProperty("param").GetString());
    }

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }
}
