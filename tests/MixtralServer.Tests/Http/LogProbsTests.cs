using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class LogProbsTests
{
    [Fact]
    public async Task Post_LogProbsAsANumber_AreTogethersLists()
    {
        await using var server = await RunningServer.StartAsync();

        var body = await ReadAsync(server, Bodies.Chat.With("\"logprobs\": 1"));

        Assert.Contains(
            "\"logprobs\":{\"token_ids\":[48,88,121],\"tokens\":[\" \",\"H\",\"i\"],\"token_logprobs\":[0,0,0]}",
            body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_LogProbsAsTrue_AreOpenAisObjects()
    {
        await using var server = await RunningServer.StartAsync();

        var body = await ReadAsync(server, Bodies.Chat.With("\"logprobs\": true, \"top_logprobs\": 1"));

        Assert.Contains(
            """{"token":"i","logprob":0,"bytes":[105],"top_logprobs":[{"token":"i","logprob":0,"bytes":[105]}]}],"refusal":null}""",
            body,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"logprobs\": 3")]
    [InlineData("\"logprobs\": true, \"top_logprobs\": 3")]
    public async Task Post_LogProbs_ChangeNothingElse(string members)
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 2, length: 256));
        const string Same = "\"max_tokens\": 60, \"logit_bias\": {\"2\": -100}";

        var plain = Choice(await ReadAsync(server, Bodies.Chat.With(Same)));
        var told = Choice(await ReadAsync(server, Bodies.Chat.With($"{Same}, {members}")));
        var streamed = await ReadAsync(server, Bodies.Streamed.With($"{Same}, {members}"));

        Assert.Equal(Content(plain), Content(told));
        Assert.Equal(Content(plain), string.Concat(Chunks(streamed).Select(chunk => Delta(chunk))));
        Assert.Equal(60, Chunks(streamed).Sum(TokensIn));
    }

    [Fact]
    public async Task Post_EchoWithLogProbs_ReturnsThePromptAsTheModelReadIt()
    {
        await using var server = await RunningServer.StartAsync();

        using var body = JsonDocument.Parse(await ReadAsync(server, Bodies.Chat.With("\"echo\": true, \"logprobs\": 1")));

        var prompt = body.RootElement.GetProperty("prompt")[0];
        Assert.Equal("<s>[INST]Hello[/INST]", prompt.GetProperty("text").GetString());
        var logProbs = prompt.GetProperty("logprobs");
        Assert.Equal(
            ["<s>", "[INST]", "H", "e", "l", "l", "o", "[/INST]"],
            logProbs.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()!));
        Assert.Equal(JsonValueKind.Null, logProbs.GetProperty("token_logprobs")[0].ValueKind);
        Assert.Equal(7, logProbs.GetProperty("token_logprobs").EnumerateArray().Skip(1).Count(value => value.GetSingle() <= 0));
    }

    private static async Task<string> ReadAsync(RunningServer server, string body) =>
        await (await server.PostAsync(body)).Content.ReadAsStringAsync();

    private static JsonElement Choice(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("choices")[0].Clone();
    }

    private static List<JsonElement> Chunks(string stream) =>
        [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Select(line => Choice(line[6..]))];

    private static int TokensIn(JsonElement chunk)
    {
        if (!chunk.TryGetProperty("logprobs", out var logProbs)) return 0;
        return logProbs.ValueKind == JsonValueKind.Number ? 1 : logProbs.GetProperty("content").GetArrayLength();
    }

    private static string Content(JsonElement choice) => choice.GetProperty("message").GetProperty("content").GetString()!;

    private static string Delta(JsonElement chunk) => chunk.GetProperty("delta").GetProperty("content").GetString()!;
}
