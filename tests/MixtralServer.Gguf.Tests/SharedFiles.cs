namespace MixtralServer.Gguf.Tests;

/// <summary>Test material that lies beside the repository; tests that need it are skipped where it is absent.</summary>
internal static class SharedFiles
{
    public static string Require(string relativePath)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MixtralServer.sln")))
            folder = folder.Parent;
        var path = Path.Combine(folder?.FullName ?? ".", "..", "shared", "data", relativePath);
        Skip.IfNot(File.Exists(path), $"../shared/data/{relativePath} is not there.");
        return path;
    }
}
