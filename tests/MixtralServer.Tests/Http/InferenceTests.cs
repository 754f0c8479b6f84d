using System.Net;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

/// <summary>Together's interface of before 2024.</summary>
public sealed class InferenceTests
{
    [Fact]
    public async Task Post_Echo_TellsThePrompt()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Completion.With("\"echo\": true, \"logprobs\": 0"), "/inference");

        var output = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("output");
        Assert.Equal("<s>Say", output.GetProperty("prompt")[0].GetProperty("text").GetString());
        Assert.Equal(4, output.GetProperty("prompt")[0].GetProperty("token_logprobs").GetArrayLength());
        Assert.Equal(" Hi", output.GetProperty("choices")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("/inference")]
    [InlineData("/api/inference")]
    [InlineData("/v1/inference")]
    public async Task Post_Streamed_HasTogethersChunks(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(Bodies.Completion.With("\"stream\": true"), path);

        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"object\":\"completion.chunk\"", text, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Wrong_HasTheErrorBody()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync("""{"model": "alias", "prompt": {}}""", "/inference");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("prompt", JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("param").GetString());
    }
}
