using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MixtralServer.Chat;
using MixtralServer.Configuration;
using MixtralServer.Http;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Engine;
using MixtralServer.Inference.Embeddings;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Serving;
using MixtralServer.TestKit;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>
/// The real edge on a real port, over a simulated model that is served under the id <c>Org/Model</c> and the alias
/// <c>alias</c>.
/// </summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _ids;

    private RunningServer(SimulatedModel model, GenerationEngine engine, ServedModel served, ServerSettings settings)
    {
        (Model, Engine, Served) = (model, engine, served);
        Registry = new ModelRegistry([served, .. settings.OtherModels]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(settings.Time);
        builder.Services.AddSingleton(Registry);
        builder.Services.AddMixtralHttp(new HttpEdgeOptions
        {
            BodyBytesMax = settings.BodyBytesMax,
            ConnectionsMax = settings.ConnectionsMax,
            SlowClientTimeout = settings.SlowClientTimeout,
            LargeBodies = settings.LargeBodies,
            Dialect = settings.Dialect,
            Clients = new ClientDirectory(settings.Clients),
            EngineAccess = new EngineAccess(settings.AdminToken is { } token ? KeyHash.Of(token) : null),
            NewId = () => $"id{Interlocked.Increment(ref _ids)}",
        });
        _app = builder.Build().MapMixtralHttp();
    }

    public SimulatedModel Model { get; }

    public GenerationEngine Engine { get; }

    public ServedModel Served { get; }

    public ModelRegistry Registry { get; }

    public HttpClient Client { get; } = new();

    public static Task<RunningServer> StartAsync() => StartAsync(new ServerSettings());

    public static async Task<RunningServer> StartAsync(ServerSettings settings)
    {
        var model = new SimulatedModel(seed: 1, settings.Reply, settings.Faults);
        var engine = await GenerationEngine.StartAsync(model, settings.Engine, settings.Time, settings.Log);
        var chat = new ChatModel
        {
            Id = "Org/Model",
            Format = settings.Format,
            ContextLength = settings.Engine.SequenceLengthMax,
            TimeLimit = TimeSpan.FromSeconds(60),
            Sampling = new SamplingOptions { Temperature = 0.7 },
            SharesCache = settings.SharesCache,
            Tokenizer = settings.Tokenizer ?? model.Tokenizer,
        };
        var profile = new ModelProfile
        {
            Id = chat.Id,
            Aliases = settings.Aliases,
            DisplayName = "Model",
            Organization = "Org",
            ContextLength = chat.ContextLength,
            PriceInput = 0.6m,
            PriceOutput = 1.2m,
        };
        var embeddings = settings.Embeds
            ? await EmbeddingEngine.StartAsync(
                new SimulatedModel(seed: 1), new EmbeddingOptions { Name = chat.Id, LengthMax = 64, Threads = 1 }, new DeviceTurns(), settings.Log)
            : null;
        var served = new ServedModel(profile, new ServedModelState.Ready(chat, engine) { Embeddings = embeddings });
        var server = new RunningServer(model, engine, served, settings);
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.Single());
        return server;
    }

    public Task<HttpResponseMessage> PostAsync(string body, string path = "/v1/chat/completions") =>
        Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Posts a chat request with a header.</summary>
    public Task<HttpResponseMessage> PostAsAsync(string body, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/chat/completions", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(header, value);
        return Client.SendAsync(request);
    }

    /// <summary>Posts a request and returns once the head of the answer is there.</summary>
    public Task<HttpResponseMessage> PostStreamAsync(string body, CancellationToken cancellation = default) =>
        PostStreamAsync(body, "/v1/chat/completions", cancellation);

    /// <summary>The same at another place.</summary>
    public Task<HttpResponseMessage> PostStreamAsync(string body, string path, CancellationToken cancellation = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>Returns once the engine has a sequence running.</summary>
    public async Task WaitUntilRunningAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Engine.Snapshot.Running == 0)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Returns once the engine has no sequence running.</summary>
    public async Task WaitUntilIdleAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Engine.Snapshot.Running > 0)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (Served.State is ServedModelState.Ready { Embeddings: { } embeddings }) await embeddings.DisposeAsync();
        await Engine.DisposeAsync();
        await _app.DisposeAsync();
    }
}
