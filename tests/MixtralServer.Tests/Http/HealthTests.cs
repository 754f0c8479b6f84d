using System.Net;
using MixtralServer.Serving;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class HealthTests
{
    [Fact]
    public async Task Healthz_WhileTheProcessLives_IsOk()
    {
        await using var server = await RunningServer.StartAsync();
        server.Served.State = new ServedModelState.Failed("broken");

        Assert.Equal("""{"status":"ok"}""", await server.Client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
    }

    [Fact]
    public async Task Healthz_Head_IsOkWithoutABody()
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("/healthz", UriKind.Relative));

        var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Readyz_WithAReadyModel_IsReady()
    {
        await using var server = await RunningServer.StartAsync();

        var body = await server.Client.GetStringAsync(new Uri("/readyz", UriKind.Relative));

        Assert.Equal("""{"status":"ready"}""", body);
    }

    [Fact]
    public async Task Readyz_WithoutOne_SaysWhy()
    {
        await using var server = await RunningServer.StartAsync();
        server.Served.State = new ServedModelState.Loading(0.25);

        var response = await server.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(
            """{"status":"not_ready","reasons":["Org/Model: loading (25 %)"]}""",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Readyz_WhileDraining_IsNotReady()
    {
        await using var server = await RunningServer.StartAsync();
        server.Registry.BeginDrain();

        var response = await server.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("shutting down", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
