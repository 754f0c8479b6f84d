using MixtralServer.Configuration;
using MixtralServer.Http;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Engine;
using MixtralServer.Inference.Telemetry;
using MixtralServer.LLama.Runtime;
using Spectre.Console;

namespace MixtralServer.Hosting;

/// <summary>
/// The life of the server:
/// 1. the catalogue is read; it says whether keys are needed, and where none are, where it may listen,
/// 2. the native library is started,
/// 3. the HTTP edge listens; it answers health checks and says what is not ready,
/// 4. the models are loaded,
/// 5. it serves until it is told to stop,
/// 6. running requests finish within the drain limit, then everything is freed.
/// </summary>
internal static class ServeRunner
{
    /// <summary>The environment variable that holds the admin token; it takes precedence over the catalogue.</summary>
    public const string AdminTokenVariable = "MIXTRAL_ADMIN_TOKEN";

    // After draining, only connections without a request are left.
    private static readonly TimeSpan EdgeStopLimit = TimeSpan.FromSeconds(5);

    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>The exit code of the process: 1 where nothing can be served.</returns>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        // Step 1
        var (catalog, source) = CatalogLoader.Load(options);
        await Console.Out.WriteLineAsync($"Catalogue: {source}");
        OpenDoor.Check(
            options.Urls,
            catalog.Clients,
            options.AllowAnonymous || OpenDoor.IsAskedFor(Environment.GetEnvironmentVariable(OpenDoor.Variable)));

        // Step 2
        using var loggers = ServerLogging.Create(options.Verbose);
        var runtime = NativeRuntime.Start(new NativeRuntimeOptions
        {
            Backend = BackendOf(options.Backend),
            Logger = loggers.CreateLogger("llama.cpp"),
        });

        // Step 3
        using var meter = new EngineMeter();
        var loader = new ModelLoader(TimeProvider.System, loggers, meter);
        await using var fleet = new ModelFleet(FleetPlan.Of(catalog), loader, loggers.CreateLogger<ModelFleet>());
        await using var app = Build(options, catalog, fleet);
        await StartAsync(app, options, cancellationToken);

        // Step 4
        await LoadAsync(fleet, cancellationToken);
        if (fleet.Loaded.Count == 0)
        {
            foreach (var line in ReadyMessage.NotServed(fleet.Registry)) await Console.Error.WriteLineAsync(line);
            await Console.Error.WriteLineAsync("No model could be loaded; nothing can be served. The reasons are above.");
            return 1;
        }

        // Step 5
        await Console.Out.WriteLineAsync(
            ReadyMessage.Write(app.Urls.First(), fleet.Registry, fleet.Loaded, runtime, Environment.WorkingSet));
        await UntilCancelledAsync(cancellationToken);

        // Step 6
        await Console.Out.WriteLineAsync("Stopping: running requests may finish");
        await fleet.DrainAsync(catalog.DrainTimeout, TimeProvider.System);
        using var stopLimit = new CancellationTokenSource(EdgeStopLimit);
        await app.StopAsync(stopLimit.Token);
        return 0;
    }

    private static WebApplication Build(ServeOptions options, ModelCatalog catalog, ModelFleet fleet)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls([.. options.Urls]);
        ServerLogging.Configure(builder.Logging, options.Verbose);
        builder.Services.AddSingleton(fleet.Registry);
        builder.Services.AddMixtralHttp(new HttpEdgeOptions
        {
            BodyBytesMax = catalog.BodyLimit,
            ConnectionsMax = catalog.ConnectionsMax,
            SlowClientTimeout = catalog.SlowClientTimeout,
            Dialect = catalog.Dialect,
            Clients = new ClientDirectory(catalog.Clients),
            EngineAccess = new EngineAccess(AdminToken(catalog)),
        });
        var app = builder.Build();
        app.MapMixtralHttp();
        return app;
    }

    private static KeyHash? AdminToken(ModelCatalog catalog) =>
        Environment.GetEnvironmentVariable(AdminTokenVariable) is { Length: > 0 } token ? KeyHash.Of(token) : catalog.AdminToken;

    private static async Task StartAsync(WebApplication app, ServeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            var urls = string.Join(", ", options.Urls);
            throw new ListenException($"Cannot listen on {urls}: {fault.Message} Choose another place with --port or --urls.", fault);
        }
    }

    private static async Task LoadAsync(ModelFleet fleet, CancellationToken cancellationToken)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            await fleet.LoadAsync(new LineReport(Console.Out), cancellationToken);
            return;
        }

        await AnsiConsole.Progress().StartAsync(bars => fleet.LoadAsync(new BarReport(bars), cancellationToken));
    }

    private static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
    }

    private static NativeBackend BackendOf(Backend backend) => backend switch
    {
        Backend.Cpu => NativeBackend.Cpu,
        Backend.Cuda => NativeBackend.Cuda,
        Backend.Vulkan => NativeBackend.Vulkan,
        _ => NativeBackend.Auto,
    };
}
