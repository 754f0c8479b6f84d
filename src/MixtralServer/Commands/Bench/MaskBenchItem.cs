using System.IO.Compression;
using System.Text.Json;

namespace MixtralServer.Commands.Bench;

/// <summary>One line of a MaskBench file: a schema with values that satisfy it or do not.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Tests">The values.</param>
internal sealed record MaskBenchItem(string Id, JsonElement Schema, IReadOnlyList<MaskBenchTest> Tests)
{
    /// <summary>Reads a file line by line, unpacked where its name ends in <c>.gz</c>.</summary>
    /// <exception cref="InvalidDataException">A line is no such item.</exception>
    public static IEnumerable<MaskBenchItem> ReadAll(FileInfo file)
    {
        using var raw = file.OpenRead();
        using Stream unpacked = file.Extension == ".gz" ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(unpacked);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0) yield return Read(line, number);
        }
    }

    private static MaskBenchItem Read(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var item = document.RootElement.Clone();
            var tests = item.GetProperty("tests").EnumerateArray()
                .Select(test => new MaskBenchTest(test.GetProperty("data"), test.GetProperty("valid").GetBoolean()));
            return new MaskBenchItem(item.GetProperty("id").GetString()!, item.GetProperty("schema"), [.. tests]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"Line {number} is no item with id, schema and tests: {e.Message}", e);
        }
    }
}
