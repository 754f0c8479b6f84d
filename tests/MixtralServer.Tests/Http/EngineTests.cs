using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MixtralServer.Configuration;
using MixtralServer.Http.Engine;
using MixtralServer.Serving;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class EngineTests
{
    [Theory]
    [InlineData("/v1/engine")]
    [InlineData("/engine")]
    [InlineData("/v1/v1/engine")]
    public async Task Get_AfterARequest_TellsWhatItTook(string path)
    {
        await using var server = await RunningServer.StartAsync();
        using var chat = await server.PostAsync(Bodies.Chat);
        var tokens = JsonDocument.Parse(await chat.Content.ReadAsStringAsync()).RootElement.GetProperty("usage");
        while (server.Engine.Snapshot.OutputTokens < tokens.GetProperty("completion_tokens").GetInt64()) await Task.Yield();

        using var response = await server.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var model = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("models")[0];
        Assert.Equal(("Org/Model", "ready"), (model.GetProperty("id").GetString(), model.GetProperty("status").GetString()));
        Assert.Equal(0, model.GetProperty("running").GetInt32());
        Assert.Equal(4, model.GetProperty("running_max").GetInt32());
        Assert.Equal(0, model.GetProperty("waiting").GetProperty("total").GetInt32());
        var cells = model.GetProperty("cells");
        Assert.Equal((0, 1024), (cells.GetProperty("used").GetInt32(), cells.GetProperty("total").GetInt32()));
        Assert.True(cells.GetProperty("cached").GetInt32() > 0);
        var totals = model.GetProperty("totals");
        Assert.Equal(1, totals.GetProperty("finished").GetInt64());
        Assert.Equal(tokens.GetProperty("prompt_tokens").GetInt64(), totals.GetProperty("prompt_tokens").GetInt64());
        Assert.Equal(tokens.GetProperty("completion_tokens").GetInt64(), totals.GetProperty("output_tokens").GetInt64());
        Assert.Equal(64, model.GetProperty("steps").GetProperty("rows_max").GetInt32());
    }

    [Fact]
    public async Task Get_ModelThatDoesNotServe_IsListedWithItsStatus()
    {
        await using var server = await RunningServer.StartAsync();
        server.Served.State = new ServedModelState.Loading(0.5);

        Assert.Equal(
            """{"models":[{"id":"Org/Model","status":"loading"}],"object":"engine"}""",
            await server.Client.GetStringAsync(new Uri("/v1/engine", UriKind.Relative)));
    }

    [Theory]
    [InlineData("Authorization", "Bearer token", HttpStatusCode.OK)]
    [InlineData("Authorization", "Bearer other", HttpStatusCode.Forbidden)]
    [InlineData("x-api-key", "token", HttpStatusCode.Forbidden)]
    public async Task Get_ThroughAProxy_NeedsTheToken(string header, string value, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { AdminToken = "token" });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/engine", UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");
        request.Headers.Add(header, value);

        using var response = await server.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(status == HttpStatusCode.Forbidden, body.Contains("\"code\":\"admin_only\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1", null, null, true)]
    [InlineData("::1", null, null, true)]
    [InlineData("::ffff:127.0.0.1", null, null, true)]
    [InlineData("192.168.0.7", null, null, false)]
    [InlineData(null, null, null, false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "1.2.3.4", false)]
    [InlineData("127.0.0.1", "Forwarded", "for=1.2.3.4", false)]
    [InlineData("127.0.0.1", "Via", "1.1 proxy", false)]
    [InlineData("192.168.0.7", "Authorization", "Bearer token", true)]
    [InlineData("192.168.0.7", "Authorization", "Bearer tokens", false)]
    [InlineData("192.168.0.7", "Authorization", "token", false)]
    public void Allows_WhereItCameFromAndWhatItBrings_Decides(string? address, string? header, string? value, bool isAllowed)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        if (header is not null) context.Request.Headers[header] = value;

        Assert.Equal(isAllowed, new EngineAccess(KeyHash.Of("token")).Allows(context));
    }

    [Fact]
    public void Allows_NoTokenConfigured_NoTokenHelps()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.168.0.7");
        context.Request.Headers.Authorization = "Bearer ";

        Assert.False(new EngineAccess(adminToken: null).Allows(context));
    }
}
