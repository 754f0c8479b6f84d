using System.Text.Json;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>The cases of the JSON-Schema-Test-Suite, draft 2020-12, or skips the test where it is absent.</summary>
internal static class OfficialSuite
{
    private const string Root = "data/json-schema/test-suite/tests/draft2020-12";

    /// <summary>Files whose formats are assertions: the suite has them apart.</summary>
    private const string Formats = "format";

    public static List<SuiteCase> ReadOrSkip()
    {
        var root = Path.GetDirectoryName(SharedFiles.FindOrSkip($"{Root}/type.json"))!;
        return [.. Directory.GetFiles(root, "*.json", SearchOption.AllDirectories).Order().SelectMany(file => Read(root, file))];
    }

    private static IEnumerable<SuiteCase> Read(string root, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var assertsFormats = Path.GetFileName(Path.GetDirectoryName(file)) == Formats;
        var name = Path.GetRelativePath(root, file);
        foreach (var group in document.RootElement.EnumerateArray())
        {
            var schema = group.GetProperty("schema").Clone();
            var about = $"{name}: {group.GetProperty("description").GetString()}";
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                yield return new SuiteCase(
                    $"{about}: {test.GetProperty("description").GetString()}",
                    schema,
                    test.GetProperty("data").Clone(),
                    test.GetProperty("valid").GetBoolean(),
                    assertsFormats);
            }
        }
    }
}

/// <summary>One case.</summary>
/// <param name="Name">File, group and test.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Data">The value.</param>
/// <param name="Valid">Whether it satisfies the schema.</param>
/// <param name="AssertsFormats">Whether formats are demanded.</param>
internal sealed record SuiteCase(string Name, JsonElement Schema, JsonElement Data, bool Valid, bool AssertsFormats);
