using System.Net;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

/// <summary>How long an answer may and must be, on a context of 256 tokens that the model never stops filling.</summary>
public sealed class OutputLimitTests
{
    private const int Context = 256;
    private const int PromptLength = 8;
    private const string NoEnd = "\"logit_bias\": {\"2\": -100}";

    [Theory]
    [InlineData("")]
    [InlineData(", \"max_tokens\": null")]
    [InlineData(", \"context_length_exceeded_behavior\": \"truncate\"")]
    [InlineData(", \"max_tokens\": 5000, \"context_length_exceeded_behavior\": \"truncate\"")]
    public async Task Post_NoLimitOrOneThatIsLowered_GoesOnToTheEndOfTheContext(string members)
    {
        using var body = await PostAsync(HttpStatusCode.OK, NoEnd + members);

        Assert.Equal("length", body.RootElement.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(Context, body.RootElement.GetProperty("usage").GetProperty("total_tokens").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData(", \"context_length_exceeded_behavior\": \"error\"")]
    public async Task Post_LimitBeyondTheContext_IsRefused(string members)
    {
        using var body = await PostAsync(HttpStatusCode.BadRequest, $"\"max_tokens\": {Context - PromptLength + 1}{members}");

        Assert.Equal("context_length_exceeded", body.RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Post_StopStringBeforeMinTokens_IsPartOfTheText()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Reply = "a.b.c.d" });

        var response = await server.PostAsync(Bodies.Chat.With("\"stop\": [\".\"], \"min_tokens\": 5"));

        Assert.Contains("\"content\":\"a.b.c\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> PostAsync(HttpStatusCode status, string members)
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 2, length: Context));
        var response = await server.PostAsync(Bodies.Chat.With(members));
        Assert.Equal(status, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }
}
