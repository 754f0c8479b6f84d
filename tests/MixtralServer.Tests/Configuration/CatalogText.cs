using MixtralServer.Configuration;
using MixtralServer.Configuration.Yaml;

namespace MixtralServer.Tests.Configuration;

/// <summary>Reads catalogues that tests write as text, as if they lay in /catalog on a machine with 4 cores.</summary>
internal static class CatalogText
{
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["HOME"] = "/home/me",
        ["WEIGHTS"] = "/mnt/w",
    };

    private static readonly ModelEntryReader EntryReader = new("/catalog", Environment.GetValueOrDefault, 4);

    public static ModelCatalog Read(string text) => Read(text, new ConfigReading("models.yaml"));

    public static ModelCatalog Read(string text, ConfigReading reading)
        => CatalogReader.Read(text, reading, EntryReader);

    /// <summary>The one model of a catalogue whose entry has these lines besides an id and a file.</summary>
    public static ModelDefinition Model(params string[] lines) => Assert.Single(Read(Entry(lines)).Models);

    /// <summary>The problems of such an entry; its lines begin with line 4.</summary>
    public static string[] Problems(params string[] lines) => ProblemsOf(Entry(lines));

    public static string[] ProblemsOf(string text)
        => [.. Assert.Throws<CatalogException>(() => Read(text)).Problems.Select(problem => problem.ToString())];

    private static string Entry(string[] lines)
        => string.Join('\n', ["models:", "  - id: m", "    file: m.gguf", .. lines.Select(line => "    " + line)]);
}
