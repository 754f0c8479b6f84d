using System.Net;
using System.Text.Json;
using MixtralServer.Configuration;
using MixtralServer.Http.Clients;
using MixtralServer.Inference.Requests;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class ClientTests
{
    private static readonly ClientDefinition[] Clients =
    [
        new() { Name = "shop", Key = KeyHash.Of("k1"), Priority = RequestPriority.Batch, PriorityHighest = RequestPriority.Default },
        new() { Name = "lab", Key = KeyHash.Of("k2"), SharesCache = false },
        new() { Name = "rest", PriorityHighest = RequestPriority.Default },
    ];

    private readonly ClientDirectory _directory = new(Clients);

    [Theory]
    [InlineData("k1", null, RequestPriority.Batch)]
    [InlineData("k1", RequestPriority.Realtime, RequestPriority.Default)]
    [InlineData("k2", RequestPriority.Realtime, RequestPriority.Realtime)]
    [InlineData("unknown", RequestPriority.Realtime, RequestPriority.Default)]
    [InlineData(null, RequestPriority.Realtime, RequestPriority.Default)]
    [InlineData(null, RequestPriority.Batch, RequestPriority.Batch)]
    public void CallerOf_Class_IsNoMoreUrgentThanTheKeyAllows(string? key, RequestPriority? asked, RequestPriority expected) =>
        Assert.Equal(expected, Find(key, asked).Priority);

    [Fact]
    public void CallerOf_Keys_AreDifferentClientsAndNotShown()
    {
        string[] clients = [.. new[] { "k1", "k2", "x", "y", null }.Select(key => Find(key).Client)];

        Assert.Equal(5, clients.Distinct().Count());
        Assert.Equal(("client:shop", ""), (clients[0], clients[4]));
        Assert.Equal("key:", clients[2][..4]);
        Assert.Equal(clients[2], Find("x").Client);
    }

    [Theory]
    [InlineData("k2", true, false)]
    [InlineData("x", true, true)]
    [InlineData("x", false, false)]
    [InlineData(null, false, true)]
    public void CallerOf_CacheScope_IsTheClientsOwnOrCommon(string? key, bool modelShares, bool isCommon)
    {
        var caller = Find(key, sharesCache: modelShares);

        Assert.Equal(isCommon ? "" : caller.Client, caller.CacheScope);
    }

    [Theory]
    [InlineData("Authorization", "Bearer k2", "priority")]
    [InlineData("Authorization", "bearer k2", "priority")]
    [InlineData("x-api-key", "k2", "priority")]
    [InlineData("api-key", "k2", "priority")]
    [InlineData("x-portkey-api-key", "k2", "priority")]
    [InlineData("Authorization", "Basic k2", "default")]
    [InlineData("Authorization", "Bearer k1", "default")]
    [InlineData("x-other", "k2", "default")]
    public async Task Post_ServiceTier_IsWhatTheKeyAllows(string header, string value, string tier)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Clients = Clients });

        using var response = await server.PostAsAsync(Bodies.Chat.With("\"service_tier\": \"priority\""), header, value);

        Assert.Equal(tier, (await ReadAsync(response)).GetProperty("service_tier").GetString());
    }

    [Fact]
    public async Task Post_NoServiceTier_IsNotTold()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Bodies.Chat.With("\"priority\": \"batch\""));

        Assert.False((await ReadAsync(response)).TryGetProperty("service_tier", out _));
    }

    [Fact]
    public async Task Post_StreamWithAServiceTier_TellsItInEveryChunk()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Bodies.Streamed.With("\"service_tier\": \"flex\""));

        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[..^1];
        Assert.All(events, chunk => Assert.Contains("\"service_tier\":\"flex\"", chunk, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_UnknownPriority_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Bodies.Chat.With("\"priority\": 5"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("priority", (await ReadAsync(response)).GetProperty("error").GetProperty("param").GetString());
    }

    [Theory]
    [InlineData(true, "a", "b", true)]
    [InlineData(false, "a", "b", false)]
    [InlineData(false, "a", "a", true)]
    public async Task Post_SamePromptOfAnotherKey_ComesFromTheCacheOnlyWhereThatIsShared(
        bool shares, string firstKey, string secondKey, bool isCached)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { SharesCache = shares });

        using var first = await server.PostAsAsync(Bodies.Chat, "x-api-key", firstKey);
        using var second = await server.PostAsAsync(Bodies.Chat, "x-api-key", secondKey);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(isCached, (await ReadAsync(second)).GetProperty("usage").TryGetProperty("cached_tokens", out _));
    }

    [Fact]
    public async Task Post_WaitsTooLongForATurn_Is503WithRetryAfter()
    {
        var settings = ServerSettings.Talking(sequences: 1, length: 1 << 20);
        await using var server = await RunningServer.StartAsync(settings);
        using var running = await server.PostStreamAsync(Bodies.Endless(1_000_000));
        var waiting = server.PostAsync(Bodies.Chat.With("\"priority\": \"realtime\""));
        while (server.Engine.Snapshot.Waiting == 0) await Task.Yield();

        settings.Time.Advance(TimeSpan.FromSeconds(16));

        using var refused = await waiting;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("queue_timeout", (await ReadAsync(refused)).GetProperty("error").GetProperty("code").GetString());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Theory]
    [InlineData("k1", "client:shop")]
    [InlineData("x", "key:2d711642b726b04401627ca9")]
    [InlineData(null, "anonymous")]
    public async Task WhoAmI_NamesTheClientAndNotItsKey(string? key, string id)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Clients = Clients });
        if (key is not null) server.Client.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");

        var body = await server.Client.GetStringAsync(new Uri("/v1/whoami", UriKind.Relative));

        Assert.Equal(
            $$"""{"api_key_id":"{{id}}","organization_id":"mixtralserver","organization_name":"MixtralServer","project_id":"default","project_name":"Default","project_slug":"default"}""",
            body);
    }

    private Chat.Requests.Caller Find(string? key, RequestPriority? asked = null, bool sharesCache = true) =>
        _directory.CallerOf(key is null ? null : KeyHash.Of(key), asked, sharesCache);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
