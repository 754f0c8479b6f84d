using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class ParameterTests
{
    private const string Ignored = "\"safety_model\": \"guard\", \"reasoning_effort\": \"low\"";

    private static readonly string[] Told =
    [
        "safety_model is ignored: no moderation model is run.",
        "reasoning_effort is ignored: the model does not reason apart from its answer.",
    ];

    [Fact]
    public async Task Post_IgnoredMembers_AreWarnedOf()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Bodies.Chat.With(Ignored));

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(Told, Warnings(json.RootElement));
    }

    [Fact]
    public async Task Post_IgnoredMembersOfAStream_AreWarnedOfOnceAtItsBeginning()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Bodies.Streamed.With(Ignored));

        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        using var first = JsonDocument.Parse(events[0]["data: ".Length..]);
        Assert.Equal(Told, Warnings(first.RootElement));
        Assert.All(events[1..], chunk => Assert.DoesNotContain("warnings", chunk, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/mistral/v1/chat/completions", true, "Sure, Hi")]
    [InlineData("/mistral/v1/chat/completions", false, " Hi")]
    [InlineData("/v1/chat/completions", true, " Hi")]
    [InlineData("/together/v1/chat/completions", true, " Hi")]
    public async Task Post_PrefixOfAMistralClient_IsPartOfTheAnswer(string path, bool prefix, string expected)
    {
        await using var server = await RunningServer.StartAsync();
        var body = $$"""
            {"model": "alias", "messages": [{"role": "user", "content": "Well?"},
             {"role": "assistant", "content": "Sure,", "prefix": {{(prefix ? "true" : "false")}}}]}
            """;

        using var response = await server.PostAsync(body, path);

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var message = json.RootElement.GetProperty("choices")[0].GetProperty("message");
        Assert.Equal(expected, message.GetProperty("content").GetString());
    }

    private static IEnumerable<string?> Warnings(JsonElement answer) =>
        answer.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("message").GetString());
}
