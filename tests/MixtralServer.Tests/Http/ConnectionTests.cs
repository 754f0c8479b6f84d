using System.Net;
using MixtralServer.Http.Limits;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

/// <summary>Clients that are slow, half gone or too many.</summary>
public sealed class ConnectionTests
{
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task Body_ThatStopsComing_IsATimeout()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { SlowClientTimeout = Brief });
        using var client = await RawConnection.OpenAsync(server);

        await client.SendAsync(RawConnection.HeadOf(100) + "{");

        var answer = await client.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"request_timeout\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("POST /v1/chat/completions HTTP/1.1\r\nHost: te")]
    public async Task Head_ThatStopsComing_EndsTheConnection(string sent)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { SlowClientTimeout = Brief });
        using var client = await RawConnection.OpenAsync(server);

        await client.SendAsync(sent);
        if (sent.Length == 0) client.EndSending();

        Assert.DoesNotContain("200 OK", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ThatNobodyReads_EndsAndFreesItsPlace()
    {
        var settings = ServerSettings.Talking(sequences: 1, length: 1 << 20) with { SlowClientTimeout = Brief };
        await using var server = await RunningServer.StartAsync(settings);
        using var client = await RawConnection.OpenAsync(server, receiveBuffer: 4096);
        var body = Bodies.Endless(1_000_000);

        await client.SendAsync(RawConnection.HeadOf(body.Length) + body);

        await settings.Log.WaitForAsync("cancelled");
        await server.WaitUntilIdleAsync();
    }

    [Fact]
    public async Task Stream_WhoseClientSendsNoMore_EndsAndFreesItsPlace()
    {
        var settings = ServerSettings.Talking(sequences: 1, length: 1 << 20);
        await using var server = await RunningServer.StartAsync(settings);
        using var client = await RawConnection.OpenAsync(server);
        var body = Bodies.Endless(1_000_000);
        await client.SendAsync(RawConnection.HeadOf(body.Length) + body);
        await server.WaitUntilRunningAsync();

        client.EndSending();

        await settings.Log.WaitForAsync("cancelled");
        await server.WaitUntilIdleAsync();
    }

    [Fact]
    public async Task Connection_OneTooMany_IsClosed()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { ConnectionsMax = 1 });
        using var first = await server.GetAsync("/healthz");
        using var second = await RawConnection.OpenAsync(server);

        await second.SendAsync("GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n");

        Assert.Equal("", await second.ReadToEndAsync());
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
    }

    [Fact]
    public async Task LargeBodies_MoreThanTheirNumber_AreRefusedUntilOneGivesItsTurnUp()
    {
        var large = Bodies.Chat.With($"\"user\": \"{new string('x', 100_000)}\"");
        var settings = new ServerSettings
        {
            BodyBytesMax = 1 << 20,
            LargeBodies = new LargeBodyLimits { CountMax = 1, WaitMax = TimeSpan.Zero, ReadMax = 2 * Brief },
        };
        await using var server = await RunningServer.StartAsync(settings);
        var (slow, refused) = await KeepTheTurnAsync(server, large);

        using var usual = await server.PostAsync(Bodies.Chat);
        var answer = await slow.ReadToAsync("request_timeout");
        using var later = await server.PostAsync(large);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (refused.StatusCode, refused.Headers.Contains("Retry-After")));
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (usual.StatusCode, later.StatusCode));
        slow.Dispose();
        refused.Dispose();
    }

    // A client that has the turn and does not go on, and what another one is told then.
    private static async Task<(RawConnection Slow, HttpResponseMessage Refused)> KeepTheTurnAsync(RunningServer server, string large)
    {
        while (true)
        {
            var slow = await RawConnection.OpenAsync(server);
            await slow.SendAsync(RawConnection.HeadOf(large.Length) + large[..50_000]);
            var response = await server.PostAsync(large);
            if (!response.IsSuccessStatusCode) return (slow, response);
            slow.Dispose(); // the other one was first
            response.Dispose();
        }
    }
}
