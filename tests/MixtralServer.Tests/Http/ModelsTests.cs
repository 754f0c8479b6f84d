using System.Net;
using MixtralServer.Protocol;
using MixtralServer.Serving;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

public sealed class ModelsTests
{
    [Theory]
    [InlineData("/v1/models")]
    [InlineData("/models")]
    [InlineData("/v1/v1/models")]
    [InlineData("/openai/v1/models")]
    [InlineData("/mistral/v1/models")]
    public async Task List_ForOpenAiAndMistral_IsAnObject(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var body = await server.Client.GetStringAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(Golden.Body("openai/models"), body);
    }

    [Theory]
    [InlineData("User-Agent", "Together/JS 0.52.0")]
    [InlineData("User-Agent", "Together/v1 PythonBindings/1.5.34")]
    [InlineData("User-Agent", "AsyncTogether/Python 2.0")]
    [InlineData("X-Together-Client-User-Agent", "{}")]
    public async Task List_ForTogether_IsABareArray(string header, string value)
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.Add(header, value);

        var body = await server.Client.GetStringAsync(new Uri("/v1/models", UriKind.Relative));

        Assert.Equal(Golden.Body("together/models"), body);
    }

    [Theory]
    [InlineData("/v1/models/Org/Model")]
    [InlineData("/v1/models/org%2Fmodel")]
    [InlineData("/models/alias")]
    public async Task Get_ByAnyName_IsTheModel(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var body = await server.Client.GetStringAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(Golden.Body("openai/model"), body);
    }

    [Theory]
    [InlineData("/together/v1/models", "OpenAI/JS 7.55.0", true)]
    [InlineData("/together/v1/models?dedicated=true", "curl/8", true)]
    [InlineData("/openai/v1/models", "Together/JS 0.52.0", false)]
    [InlineData("/mistral/v1/models", "Together/JS 0.52.0", false)]
    public async Task List_PathThatNamesADialect_GoesBeforeTheClientsName(string path, string agent, bool isArray)
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);

        using var response = await server.GetAsync(path);

        Assert.Equal(isArray ? '[' : '{', (await response.Content.ReadAsStringAsync())[0]);
        Assert.Empty(response.Headers.Vary);
    }

    [Theory]
    [InlineData("OpenAI/Python 1.109.1", false)]
    [InlineData("AsyncOpenAI/Python 1.109.1", false)]
    [InlineData("ai/7.0.173 ai-sdk/mistral/4.0.87", false)]
    [InlineData("mistral-client-typescript/2.7.0", false)]
    [InlineData("node", true)]
    public async Task List_ClientThatNamesNothing_GetsTheConfiguredDialect(string agent, bool isArray)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { Dialect = Dialect.Together });
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);

        using var response = await server.GetAsync("/v1/models");

        Assert.Equal(isArray ? '[' : '{', (await response.Content.ReadAsStringAsync())[0]);
        Assert.Equal(["User-Agent", "x-together-client-user-agent"], response.Headers.Vary);
    }

    [Theory]
    [InlineData("/v1/models/Org/Model", HttpStatusCode.Forbidden)]
    [InlineData("/v1/models/other%2Fmodel", HttpStatusCode.NotFound)]
    public async Task Delete_Model_IsRefused(string path, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Client.DeleteAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("\"param\":\"model\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownModel_IsNotFound()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.GetAsync("/v1/models/a%2Fb");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("'a/b'", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ModelWithoutWeights_IsNotAvailable()
    {
        await using var server = await RunningServer.StartAsync();
        server.Served.State = new ServedModelState.Missing("gone");

        var body = await server.Client.GetStringAsync(new Uri("/v1/models", UriKind.Relative));

        Assert.Contains("\"status\":\"not_available\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ModelThatFailed_SaysWhy()
    {
        await using var server = await RunningServer.StartAsync();
        server.Served.State = new ServedModelState.Failed("its template is unknown.");

        var body = await server.Client.GetStringAsync(new Uri("/v1/models/alias", UriKind.Relative));

        Assert.Contains(
            "\"status\":\"not_available\",\"status_reason\":\"its template is unknown.\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("chat_format", body, StringComparison.Ordinal);
    }
}
