using System.Text;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Models;

namespace MixtralServer.LLama.Tests.Models;

[Collection(NativeFixture.Collection)]
public sealed class LLamaModelTests(NativeFixture native)
{
    [Fact]
    public void Load_TinyModel_TellsItsFacts()
    {
        var facts = native.Model.Facts;

        Assert.Contains("llama", facts.Description, StringComparison.Ordinal);
        Assert.Equal(2, facts.LayerCount);
        Assert.Equal(4_096, facts.ContextLengthTrained);
        Assert.InRange(facts.ParameterCount, 500_000, 1_000_000);
        Assert.InRange(facts.SizeInBytes, 2_000_000, 4_000_000);
        Assert.Equal(["CPU"], facts.Devices);
    }

    [Fact]
    public void Load_WithProgress_ReportsUpToOne()
    {
        var progress = new Recorder();
        var options = new ModelLoadOptions { Path = native.ModelPath, Devices = ["CPU"], Mmap = false };

        using var model = LLamaModel.Load(options, progress, CancellationToken.None);

        Assert.Equal(1f, progress.Values[^1]);
        Assert.Equal(progress.Values.Order(), progress.Values);
    }

    [Fact]
    public void Load_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(
            () => LLamaModel.Load(new ModelLoadOptions { Path = native.ModelPath }, null, new CancellationToken(true)));

    [Fact]
    public void Load_ReceiverOfProgressThrows_ThrowsTheSame()
    {
        var options = new ModelLoadOptions { Path = native.ModelPath, Devices = ["CPU"] };

        Assert.Throws<NotSupportedException>(() => LLamaModel.Load(options, new Thrower(), CancellationToken.None));
    }

    [Fact]
    public void Load_MissingFile_SaysSo() => AssertRefused(Path.Combine(native.Folder, "none.gguf"), "does not exist");

    [Fact]
    public void Load_NotGguf_SaysSo()
    {
        var path = Write("text.gguf", Encoding.UTF8.GetBytes("This is no model. " + new string('x', 5_000)));

        AssertRefused(path, "GGUF");
    }

    [Fact]
    public void Load_HalfAFile_SaysIncomplete()
    {
        var bytes = File.ReadAllBytes(native.ModelPath);

        AssertRefused(Write("half.gguf", bytes[..(bytes.Length / 2)]), "incomplete");
    }

    [Fact]
    public void Load_UnknownArchitecture_NamesIt()
    {
        var bytes = File.ReadAllBytes(native.ModelPath);
        var key = bytes.AsSpan().IndexOf("general.architecture"u8);
        var value = key + bytes.AsSpan(key).IndexOf("llama"u8);
        bytes[value] = (byte)'x';

        AssertRefused(Write("xlama.gguf", bytes), "xlama");
    }

    [Fact]
    public void Load_UnknownDevice_NamesThoseThereAre()
    {
        var options = new ModelLoadOptions { Path = native.ModelPath, Devices = ["CUDA7"] };

        var problem = Assert.Throws<ModelLoadException>(() => LLamaModel.Load(options, null, CancellationToken.None));

        Assert.Contains("'CUDA7'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("CPU", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(512, 300, 64, "256 sequences")]
    [InlineData(512, 100, 64, "one row of each")]
    [InlineData(0, 1, 64, "cell")]
    [InlineData(512, 0, 64, "sequences")]
    public void CreateContext_OptionsOutOfRange_SaysWhatIsNeeded(int cells, int sequences, int batch, string expected)
    {
        var options = NativeFixture.ContextOptions(cells, sequences) with { BatchSize = batch };

        var problem = Assert.Throws<ModelLoadException>(() => native.Model.CreateContext(options));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateContext_CellsThatDoNotFitTheHeads_SaysWhy()
    {
        var options = NativeFixture.ContextOptions() with { KeyType = KvCellType.Q80 };

        var problem = Assert.Throws<ModelLoadException>(() => native.Model.CreateContext(options));

        Assert.Contains("q8_0", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateContext_WithSizes_HasThem()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions(cells: 512, sequences: 5));

        Assert.Equal(512, context.CellCount);
        Assert.Equal(5, context.SequenceCount);
        Assert.Equal(64, context.BatchSize);
        Assert.Equal(native.Model.Tokenizer.VocabularySize, context.VocabularySize);
    }

    private static void AssertRefused(string path, string expected)
    {
        var problem = Assert.Throws<ModelLoadException>(() => NativeFixture.Load(path));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", problem.Message, StringComparison.Ordinal);
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(native.Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private sealed class Thrower : IProgress<float>
    {
        public void Report(float value) => throw new NotSupportedException();
    }

    private sealed class Recorder : IProgress<float>
    {
        public List<float> Values { get; } = [];

        public void Report(float value) => Values.Add(value);
    }
}
