using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Tests.Format;

public sealed class GgufTensorReaderTests
{
    [Fact]
    public void Read_DataBeyondTheFile_SaysItIsCutShort() =>
        AssertFault("offset of tensor \"t\"", "cut short", Table(("t", GgmlType.F32, 0, [1_000])));

    [Fact]
    public void Read_OffsetOffTheAlignment_IsRefused() =>
        AssertFault("offset of tensor \"t\"", "alignment", Table(("t", GgmlType.F32, 4, [4])));

    [Fact]
    public void Read_TensorsOverEachOther_IsRefused() =>
        AssertFault("offset of tensor \"b\"", "overlaps", Table(("a", GgmlType.F32, 0, [16]), ("b", GgmlType.F32, 32, [4])));

    [Fact]
    public void Read_NameTwice_IsRefused() =>
        AssertFault("tensor 1 name", "twice", Table(("a", GgmlType.F32, 0, [4]), ("a", GgmlType.F32, 32, [4])));

    [Fact]
    public void Read_NameTooLong_IsRefused() =>
        AssertFault("tensor 0 name", "64", Table((new string('n', 65), GgmlType.F32, 0, [4])));

    [Fact]
    public void Read_UnknownType_IsRefused() =>
        AssertFault("type of tensor \"t\"", "77", Table(("t", (GgmlType)77, 0, [4])));

    [Fact]
    public void Read_RowsOfPartBlocks_IsRefused() =>
        AssertFault("type of tensor \"t\"", "256", Table(("t", GgmlType.Q4_K, 0, [64])));

    [Theory]
    [InlineData(0ul, 1ul)]
    [InlineData(1ul << 63, 1ul)]
    [InlineData(1ul << 40, 1ul << 40)]
    public void Read_ShapeThatCannotBe_IsRefused(ulong rows, ulong columns) =>
        AssertFault("shape of tensor \"t\"", "", Table(("t", GgmlType.F32, 0, [rows, columns])));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Read_DimensionsThatCannotBe_IsRefused(int dimensions) => AssertFault(
        "shape of tensor \"t\"",
        "dimensions",
        Table(("t", GgmlType.F32, 0, Enumerable.Repeat(1ul, dimensions).ToArray())));

    private static byte[] Table(params (string Name, GgmlType Type, ulong Offset, ulong[] Shape)[] tensors) =>
        GgufBytes.Raw((ulong)tensors.Length, 0, fields =>
        {
            foreach (var (name, type, offset, shape) in tensors)
                fields.WriteTensor(name, type, offset, shape);
            fields.Write(new byte[200]);
        });

    private static void AssertFault(string field, string problem, byte[] bytes)
    {
        var fault = Assert.Throws<GgufFormatException>(() => GgufBytes.Read(bytes));
        Assert.Equal(field, fault.Field);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }
}
