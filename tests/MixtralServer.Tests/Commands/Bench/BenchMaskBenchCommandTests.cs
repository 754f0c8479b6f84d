using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace MixtralServer.Tests.Commands.Bench;

public sealed class BenchMaskBenchCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mixtral-bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task MaskBench_SmallFile_CountsEachOutcome()
    {
        string[] items =
        [
            """{"id":"passes","schema":{"type":"integer"},"tests":[{"data":12,"valid":true},{"data":"x","valid":false}]}""",
            """{"id":"rejects","schema":{"type":"integer"},"tests":[{"data":1.0,"valid":true}]}""",
            """{"id":"refused","schema":{"$ref":"#/none"},"tests":[]}""",
        ];
        var (file, report) = (Path.Combine(_folder, "items.jsonl.gz"), Path.Combine(_folder, "report.json"));
        await WritePackedAsync(file, string.Join('\n', items));

        var result = await CommandLine.RunAsync("bench", "maskbench", file, "--tokenizer", WriteTokenizer(), "--out", report);

        Assert.Equal(0, result.Code);
        using var line = JsonDocument.Parse(result.Output);
        int Count(string name) => line.RootElement.GetProperty(name).GetInt32();
        string[] counted = ["schemas", "passing", "compile_errors", "false_accepts", "false_rejects"];
        Assert.Equal([3, 1, 1, 0, 1], counted.Select(Count));
        Assert.True(line.RootElement.GetProperty("mask_us_max").GetDouble() >= line.RootElement.GetProperty("mask_us_p50").GetDouble());
        using var written = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.Equal(
            ["passes", "rejects", "refused"],
            written.RootElement.GetProperty("schemas").EnumerateArray().Select(schema => schema.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("{\"id\":1}")]
    [InlineData("no JSON")]
    public async Task MaskBench_BadLine_IsNamed(string line)
    {
        var file = Path.Combine(_folder, "items.jsonl");
        await File.WriteAllTextAsync(file, line);

        var result = await CommandLine.RunAsync("bench", "maskbench", file, "--tokenizer", WriteTokenizer());

        Assert.Equal(1, result.Code);
        Assert.Contains("Line 1", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaskBench_NoSuchFile_Fails()
    {
        var result = await CommandLine.RunAsync("bench", "maskbench", "none.jsonl", "--tokenizer", WriteTokenizer());

        Assert.Equal(1, result.Code);
        Assert.Contains("none.jsonl", result.Error, StringComparison.Ordinal);
    }

    private static async Task WritePackedAsync(string path, string text)
    {
        await using var packed = new GZipStream(File.Create(path), CompressionMode.Compress);
        await packed.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    // A SentencePiece model of all bytes and an end: fields 1 of the file, in them the piece and its type.
    private string WriteTokenizer()
    {
        using var file = new MemoryStream();
        AddPiece(file, "</s>", 3);
        for (var value = 0; value < 256; value++) AddPiece(file, $"<0x{value:X2}>", 6);
        var path = Path.Combine(_folder, "tokenizer.model");
        File.WriteAllBytes(path, file.ToArray());
        return path;
    }

    private static void AddPiece(MemoryStream file, string piece, byte type)
    {
        byte[] message = [0x0A, (byte)piece.Length, .. Encoding.ASCII.GetBytes(piece), 0x18, type];
        file.Write([0x0A, (byte)message.Length, .. message]);
    }
}
