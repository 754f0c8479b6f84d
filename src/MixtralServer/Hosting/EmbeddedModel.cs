using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Synthetic;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Hosting;

/// <summary>
/// The model that is served where nothing else is: a tiny synthetic Mixtral with random weights, written once into the user's
/// cache folder.
/// </summary>
internal static class EmbeddedModel
{
    // Part of the file's name: a change of what is forged gets a new file instead of an old one's content.
    private const string Edition = "tiny-1";
    private const int Seed = 1;

    private const string FolderVariable = "MIXTRAL_CACHE";

    /// <summary>Makes sure that the file exists.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="ModelLoadException">The cache folder cannot be written to.</exception>
    public static async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder(), $"{Edition}.gguf");
        if (File.Exists(path)) return path;
        try
        {
            var options = new ForgeOptions(MixtralShape.Tiny, GgmlType.F16, Seed, Overwrite: true); // two servers may start at once
            await SyntheticModel.ForgeAsync(options, path, progress: null, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelLoadException(
                $"The embedded model could not be written to {path}: {fault.Message} "
                + $"Set {FolderVariable} to a folder that can be written to.", fault);
        }

        return path;
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named) return named;
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            return Path.Combine(Local(), "MixtralServer", "cache");
        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? Path.Combine(cache, "mixtralserver")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "mixtralserver");

        static string Local() => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
    }
}
