using System.Net;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class TokenizeTests
{
    [Theory]
    [InlineData("\"text\": \"Hi\"", "1,88,121")]
    [InlineData("\"text\": \"Hi\", \"add_special\": false", "88,121")]
    [InlineData("\"prompt\": \"Hi\", \"add_special_tokens\": false", "88,121")]
    [InlineData("\"text\": \"<s>\", \"add_special\": false", "76,131,78")]
    [InlineData("\"prompt\": \"<s>[INST]Hi[/INST]\"", "1,3,88,121,4")]
    [InlineData("\"prompt\": \"a\", \"suffix\": \"[INST]\"", "1,13,107,89,94,99,100,109,11,113")]
    [InlineData("\"text\": \"\"", "1")]
    public async Task Post_Text_GivesItsTokens(string members, string tokens)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync($$"""{"model": "alias", {{members}}}""", "/v1/tokenize");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            $$"""{"count":{{tokens.Split(',').Length}},"max_model_len":256,"tokens":[{{tokens}}]}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("[88, 121]", "Hi")]
    [InlineData("[1, 3, 88, 121, 4]", "<s>[INST]Hi[/INST]")]
    [InlineData("[256]", "\ufffd")]
    public async Task Post_Tokens_GiveTheirText(string tokens, string text)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync($$"""{"model": "alias", "tokens": {{tokens}}}""", "/detokenize");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($$"""{"prompt":"{{text}}"}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("tokenize", "{}", 400, "model")]
    [InlineData("tokenize", """{"model": "nobody", "text": "a"}""", 404, "model")]
    [InlineData("tokenize", """{"model": "alias"}""", 400, "text")]
    [InlineData("tokenize", """{"model": "alias", "text": 5}""", 400, "text")]
    [InlineData("tokenize", """{"model": "alias", "text": "a", "prompt": "b"}""", 400, "prompt")]
    [InlineData("tokenize", """{"model": "alias", "text": "a", "suffix": "b"}""", 400, "suffix")]
    [InlineData("detokenize", """{"model": "alias"}""", 400, "tokens")]
    [InlineData("detokenize", """{"model": "alias", "tokens": []}""", 400, "tokens")]
    [InlineData("detokenize", """{"model": "alias", "tokens": [5, -1]}""", 400, "tokens[1]")]
    [InlineData("detokenize", """{"model": "alias", "tokens": [320]}""", 400, "tokens[0]")]
    [InlineData("detokenize", """{"model": "alias", "tokens": ["a"]}""", 400, "tokens[0]")]
    public async Task Post_WrongRequest_IsRefusedByName(string route, string body, int status, string parameter)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.PostAsync(body, $"/v1/{route}");

        using var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(parameter, error.RootElement.GetProperty("param").GetString());
    }

    [Fact]
    public async Task Post_BodyBeyondTheLimit_IsTooLarge()
    {
        await using var server = await RunningServer.StartAsync();
        var text = new string('a', 70 * 1024);

        var response = await server.PostAsync($$"""{"model": "alias", "text": "{{text}}"}""", "/v1/tokenize");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }
}
