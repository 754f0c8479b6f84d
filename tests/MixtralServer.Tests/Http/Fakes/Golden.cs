using System.Text.RegularExpressions;
using MixtralServer.Tests.Repository;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>
/// What goes over the wire as it must be, byte for byte. With the environment variable <c>MIXTRAL_GOLDEN=write</c> the files are written
/// instead of compared; what changed is then for whoever reviews it to see.
/// </summary>
internal static partial class Golden
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("MIXTRAL_GOLDEN") == "write";

    /// <summary>The body of the response in that file, <c>dialect/name</c>.</summary>
    public static string Body(string file)
    {
        var text = File.ReadAllText(PathOf($"{file}.http"));
        var status = Status().Match(text);
        var body = text.IndexOf("\n\n", status.Index + status.Length, StringComparison.Ordinal) + 2;
        return text[body..^1];
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

    // The line of a response's status, after whatever its request has.
    [GeneratedRegex(@"(?<=\n\n)\d{3}\n")]
    private static partial Regex Status();
}
