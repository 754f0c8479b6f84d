using System.Runtime.CompilerServices;

namespace MixtralServer.Tests.Repository;

/// <summary>Finds the files of the repository that these tests were built from.</summary>
internal static class RepositoryFiles
{
    /// <summary>The absolute path of a file, given relative to the repository's root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root(), .. parts]);

    // The build writes the source path into the assembly. Deterministic builds on CI replace it; then the output
    // folder, which lies below the root too, leads there.
    private static string Root([CallerFilePath] string thisFile = "")
    {
        var start = File.Exists(thisFile) ? System.IO.Path.GetDirectoryName(thisFile)! : AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "MixtralServer.sln")))
                return folder.FullName;
        }

        throw new FileNotFoundException($"No MixtralServer.sln above {start}; run the tests from their repository");
    }
}
