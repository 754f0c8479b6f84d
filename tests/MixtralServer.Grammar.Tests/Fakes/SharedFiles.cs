namespace MixtralServer.Grammar.Tests.Fakes;

/// <summary>Data that lies beside the repository, in a folder named shared, and is no part of it.</summary>
internal static class SharedFiles
{
    /// <summary>The path of a shared file, or skips the test where it is absent.</summary>
    public static string FindOrSkip(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", relativePath);
            if (File.Exists(path))
                return path;
        }
        Skip.If(true, $"shared/{relativePath} is not there");
        throw new FileNotFoundException(relativePath);
    }
}
