using MixtralServer.Tests.Repository;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>
/// What goes over the wire as it must be, byte for byte. With the environment variable <c>MIXTRAL_GOLDEN=write</c> the files are written
/// instead of compared; what changed is then for whoever reviews it to see.
/// </summary>
internal static class Golden
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("MIXTRAL_GOLDEN") == "write";

    /// <summary>The body in that file, without the newline that ends a file of JSON.</summary>
    public static string Read(string file)
    {
        var text = File.ReadAllText(PathOf(file));
        return file.EndsWith(".json", StringComparison.Ordinal) ? text.TrimEnd('\n') : text;
    }

    /// <summary>Fails unless the file holds that text; or writes it.</summary>
    public static void Check(string file, string text)
    {
        if (!Writes)
        {
            Assert.True(File.Exists(PathOf(file)), $"There is no {file}; MIXTRAL_GOLDEN=write writes it.");
            Assert.Equal(File.ReadAllText(PathOf(file)), text);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    private static string PathOf(string file) =>
        RepositoryFiles.Path(["tests", "MixtralServer.Tests", "Http", "Golden", .. file.Split('/')]);
}
