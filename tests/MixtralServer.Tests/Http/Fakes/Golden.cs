namespace MixtralServer.Tests.Http.Fakes;

/// <summary>Bodies as they must be, byte for byte.</summary>
internal static class Golden
{
    /// <summary>The body in that file, without the newline that ends a file of JSON.</summary>
    public static string Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Http", "Golden", file));
        return file.EndsWith(".json", StringComparison.Ordinal) ? text.TrimEnd('\n') : text;
    }
}
