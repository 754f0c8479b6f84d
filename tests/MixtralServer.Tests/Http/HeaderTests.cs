using System.Globalization;
using MixtralServer.Inference.Requests;
using MixtralServer.TestKit;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class HeaderTests
{
    private static readonly string[] Numbers =
    [
        "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "x-tokenlimit-limit", "x-tokenlimit-remaining",
        "x-ratelimit-limit-dynamic", "x-ratelimit-remaining-dynamic", "x-tokenlimit-limit-dynamic", "x-tokenlimit-remaining-dynamic",
        "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens",
        "openai-processing-ms", "x-total-time",
    ];

    [Theory]
    [InlineData(Bodies.Chat)]
    [InlineData(Bodies.Streamed)]
    public async Task Post_Answer_TellsTimeAndRoomInWholeNumbers(string body)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(body);

        Assert.All(Numbers, name => Assert.InRange(
            long.Parse(Header(response, name), NumberStyles.None, CultureInfo.InvariantCulture), 0, int.MaxValue));
        Assert.Equal(("2020-10-01", "0s"), (Header(response, "openai-version"), Header(response, "x-ratelimit-reset-tokens")));
        Assert.Equal(("196", "1024"), (Header(response, "x-ratelimit-limit"), Header(response, "x-tokenlimit-limit")));
        Assert.False(response.Headers.Contains("x-together-traceid"));
    }

    [Fact]
    public async Task Post_OthersAreServed_LeaveLessRoom()
    {
        using var gate = new StepGate();
        var settings = new ServerSettings { Faults = gate, Engine = ServerSettings.EngineOf(sequences: 1, length: 64, queue: 1) };
        await using var server = await RunningServer.StartAsync(settings);
        HttpResponseMessage refused;
        Task<HttpResponseMessage> running, waiting;
        using (gate.Hold())
        {
            running = server.PostAsync(Bodies.Chat);
            await gate.StepReached;
            waiting = server.PostAsync(Bodies.Chat);
            while (server.Engine.RoomFor(RequestPriority.Default).RequestsFree > 0) await Task.Yield();
            refused = await server.PostAsync(Bodies.Chat);
        }

        Assert.Equal(("2", "0"), (Header(refused, "x-ratelimit-limit"), Header(refused, "x-ratelimit-remaining-requests")));
        Assert.Equal("true", Header(refused, "x-should-retry"));
        refused.Dispose();
        (await running).Dispose();
        (await waiting).Dispose();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"model\": \"unknown\", \"messages\": []}")]
    public async Task Post_RefusedBeforeAnEngineIsAsked_TellsTimeAlone(string body)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(body);

        Assert.True(response.Headers.Contains("openai-processing-ms"));
        Assert.False(response.Headers.Contains("x-ratelimit-limit"));
    }

    [Fact]
    public async Task Post_TogetherDebug_TellsTheWay()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsAsync(Bodies.Chat, "x-together-debug", "1");

        Assert.Equal(Header(response, "x-request-id"), Header(response, "x-together-traceid"));
        Assert.Equal("Org/Model", Header(response, "x-engine-pod"));
        Assert.All(
            ["x-api-received", "x-api-call-start", "x-api-call-end"],
            name => Assert.EndsWith("Z", Header(response, name), StringComparison.Ordinal));
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
