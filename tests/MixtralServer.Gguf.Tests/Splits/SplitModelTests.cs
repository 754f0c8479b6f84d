using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Splits;
using MixtralServer.Gguf.Tests.Format;

namespace MixtralServer.Gguf.Tests.Splits;

public sealed class SplitModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_AnyPart_ListsAllAndSaysWhichAreMissing()
    {
        File.WriteAllText(_folder.File("m-00002-of-00003.gguf"), "");

        var split = SplitModel.Find(_folder.File("m-00003-of-00003.gguf"));

        Assert.NotNull(split);
        Assert.Equal(
            ["m-00001-of-00003.gguf", "m-00002-of-00003.gguf", "m-00003-of-00003.gguf"],
            split.Parts.Select(Path.GetFileName));
        Assert.Equal(
            ["m-00001-of-00003.gguf", "m-00003-of-00003.gguf"],
            split.Missing.Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("m.gguf")]
    [InlineData("m-00001-of-00003.bin")]
    [InlineData("m-1-of-3.gguf")]
    [InlineData("m-00000-of-00003.gguf")]
    [InlineData("m-00004-of-00003.gguf")]
    public void Find_NameOfNoPart_IsNull(string name) => Assert.Null(SplitModel.Find(name));

    [Fact]
    public async Task Read_AllPartsPresent_GivesOneDocumentForEach()
    {
        await WritePartAsync("m-00001-of-00002.gguf", 0, 2);
        await WritePartAsync("m-00002-of-00002.gguf", 1, 2);

        var documents = SplitModel.Read(_folder.File("m-00002-of-00002.gguf"));

        Assert.Equal([0L, 1L], documents.Select(document => document.Integer("split.no")!.Value));
    }

    [Fact]
    public async Task Read_PartMissing_NamesIt()
    {
        await WritePartAsync("m-00001-of-00002.gguf", 0, 2);

        var fault = Assert.Throws<FileNotFoundException>(
            () => SplitModel.Read(_folder.File("m-00001-of-00002.gguf")));

        Assert.Contains("m-00002-of-00002.gguf", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m.gguf", 0, 2)]
    [InlineData("m-00001-of-00001.gguf", 1, 2)]
    public async Task Read_NameAndMetadataDisagree_IsRefused(string name, ushort part, ushort count)
    {
        await WritePartAsync(name, part, count);

        var fault = Assert.Throws<GgufFormatException>(() => SplitModel.Read(_folder.File(name)));

        Assert.Contains($"part {part + 1} of {count}", fault.Message, StringComparison.Ordinal);
    }

    private async Task WritePartAsync(string name, ushort part, ushort count) =>
        await File.WriteAllBytesAsync(_folder.File(name), await GgufBytes.WriteAsync(
            [
                new("split.no", GgufValue.Scalar(GgufValueType.UInt16, part)),
                new("split.count", GgufValue.Scalar(GgufValueType.UInt16, count)),
            ],
            GgufBytes.TwoTensors));
}
