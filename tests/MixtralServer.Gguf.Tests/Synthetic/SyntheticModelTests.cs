using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Summaries;
using MixtralServer.Gguf.Synthetic;

namespace MixtralServer.Gguf.Tests.Synthetic;

public sealed class SyntheticModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(GgmlType.F32, GgmlType.F32, 0)]
    [InlineData(GgmlType.F16, GgmlType.F16, 1)]
    [InlineData(GgmlType.Q8_0, GgmlType.Q8_0, 7)]
    [InlineData(GgmlType.Q4_K, GgmlType.Q8_0, 7)]
    [InlineData(GgmlType.Q2_K, GgmlType.Q8_0, 7)]
    public async Task ForgeAsync_Tiny_HasTheTensorsAndFactsOfAMixtral(GgmlType wanted, GgmlType stored, long fileType)
    {
        var path = _folder.File("tiny.gguf");

        await ForgeAsync(new ForgeOptions(MixtralShape.Tiny, wanted), path);

        var document = GgufReader.Read(path);
        var summary = new ModelSummary([document]);
        Assert.Equal(("llama", 8L, 2L), (summary.Architecture, summary.Experts, summary.ExpertsUsed));
        Assert.Equal((4_096L, 2L, 64L, 128L), (summary.Context, summary.Layers, summary.Width, summary.FeedForward));
        Assert.Equal((4L, 2L, 1L, 2L), (summary.Heads, summary.KvHeads, summary.BosId, summary.EosId));
        Assert.Equal(fileType, document.Integer("general.file_type"));
        Assert.Equal(1_000_000, document.Number("llama.rope.freq_base"));
        Assert.Equal([64, 128, 8], document.Tensors.Single(t => t.Name == "blk.1.ffn_up_exps.weight").Shape);
        Assert.Equal(stored, document.Tensors.Single(t => t.Name == "output.weight").Type);
        Assert.Equal(GgmlType.F32, document.Tensors.Single(t => t.Name == "blk.0.ffn_gate_inp.weight").Type);
        Assert.Equal(23, document.Tensors.Count);
    }

    [Fact]
    public void List_FullSizes_HaveTheParametersOfTheRealOnes()
    {
        // Mistral's checkpoints: 46,702,792,704 and 140,630,071,296 weights with their vocabularies.
        Assert.Equal(46_702_792_704, Parameters(MixtralShape.Mixtral8x7B, 32_000));
        Assert.Equal(140_630_071_296, Parameters(MixtralShape.Mixtral8x22B, 32_768));
    }

    [Fact]
    public async Task ForgeAsync_SameSeed_GivesTheSameBytes()
    {
        var options = new ForgeOptions(MixtralShape.Tiny, GgmlType.F16, Seed: 7);

        await ForgeAsync(options, _folder.File("a.gguf"));
        await ForgeAsync(options, _folder.File("b.gguf"));
        await ForgeAsync(options with { Seed = 8 }, _folder.File("c.gguf"));

        var first = await File.ReadAllBytesAsync(_folder.File("a.gguf"));
        Assert.Equal(first, await File.ReadAllBytesAsync(_folder.File("b.gguf")));
        Assert.NotEqual(first, await File.ReadAllBytesAsync(_folder.File("c.gguf")));
    }

    [Fact]
    public async Task ForgeAsync_FileExists_IsRefusedUnlessOverwriting()
    {
        var path = _folder.File("tiny.gguf");
        await File.WriteAllTextAsync(path, "precious");
        var options = new ForgeOptions(MixtralShape.Tiny, GgmlType.F16);

        await Assert.ThrowsAsync<IOException>(() => ForgeAsync(options, path));
        Assert.Equal("precious", await File.ReadAllTextAsync(path));

        await ForgeAsync(options with { Overwrite = true }, path);
        Assert.NotEmpty(GgufReader.Read(path).Tensors);
    }

    [Fact]
    public async Task ForgeAsync_BrokenOff_LeavesNothing()
    {
        using var source = new CancellationTokenSource();
        var progress = new Watcher(_ => source.Cancel());
        // Two chunks at least, so that the second finds the token cancelled.
        var shape = MixtralShape.Tiny with { FeedForward = 65_536, Layers = 4 };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SyntheticModel.ForgeAsync(
            new ForgeOptions(shape, GgmlType.F32), _folder.File("x.gguf"), progress, source.Token));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task ForgeAsync_MoreThanTheDiskHolds_SaysSo()
    {
        var shape = MixtralShape.Mixtral8x22B with { Layers = 56 * 1_000 };

        var fault = await Assert.ThrowsAsync<IOException>(
            () => ForgeAsync(new ForgeOptions(shape, GgmlType.F32), _folder.File("x.gguf")));

        Assert.Contains("GB free", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task ForgeAsync_Progress_RisesToOne()
    {
        var seen = new List<double>();

        await SyntheticModel.ForgeAsync(
            new ForgeOptions(MixtralShape.Tiny, GgmlType.F32),
            _folder.File("x.gguf"),
            new Watcher(seen.Add),
            CancellationToken.None);

        Assert.Equal(seen.Order(), seen);
        Assert.Equal(1, seen[^1], precision: 9);
    }

    private static long Parameters(MixtralShape shape, int vocabulary) =>
        MixtralTensors.List(shape, GgmlType.Q2_K, vocabulary).Sum(tensor => tensor.Tensor.Elements);

    private static Task ForgeAsync(ForgeOptions options, string path) =>
        SyntheticModel.ForgeAsync(options, path, progress: null, CancellationToken.None);

    private sealed class Watcher(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
