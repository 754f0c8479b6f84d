using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Tests.Format;

public sealed class GgufReaderTests
{
    [Fact]
    public async Task Read_EveryValueType_GivesBackWhatWasWritten()
    {
        var bytes = await GgufBytes.WriteAsync(GgufBytes.EveryType, GgufBytes.TwoTensors);

        var document = GgufBytes.Read(bytes);

        Assert.Equal(GgufBytes.EveryType.Select(pair => pair.Key), document.Metadata.Keys);
        Assert.All(GgufBytes.EveryType, pair => AssertEqual(pair.Value, document.Metadata[pair.Key]));
        Assert.Equal(GgufBytes.TwoTensors.Select(tensor => tensor.Name), document.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([0L, 64L], document.Tensors.Select(tensor => tensor.Offset));
        Assert.Equal([5L, 3L], document.Tensors[0].Shape);
        Assert.Equal(68, document.Tensors[1].Bytes);
        Assert.Equal(bytes.Length, document.FileBytes);
        Assert.Equal(0, document.DataOffset % document.Alignment);
    }

    [Fact]
    public void Read_Version2_IsAccepted()
    {
        var document = GgufBytes.Read(GgufBytes.Raw(0, 0, _ => { }, version: 2));

        Assert.Equal(2u, document.Version);
    }

    [Fact]
    public async Task Read_CutAnywhere_NamesOffsetWithinTheFile()
    {
        var bytes = await GgufBytes.WriteAsync(GgufBytes.EveryType, GgufBytes.TwoTensors);
        var dataEnd = GgufBytes.Read(bytes) is var document ? document.DataOffset + 64 + 68 : 0;

        for (var length = 0; length < dataEnd; length++)
        {
            var fault = Assert.Throws<GgufFormatException>(() => GgufBytes.Read(bytes[..length]));
            Assert.InRange(fault.Offset, 0, length);
            Assert.NotEmpty(fault.Field);
        }
    }

    [Fact]
    public void Read_WrongMagic_SaysItIsNoGguf() =>
        AssertFault("GGML\x03\0\0\0"u8.ToArray(), 0, "magic", "no GGUF file");

    [Theory]
    [InlineData(1u, "version 1 is not read")]
    [InlineData(4u, "version 4 is not read")]
    [InlineData(0x03000000u, "big-endian")]
    public void Read_OtherVersion_IsRefused(uint version, string problem) =>
        AssertFault(GgufBytes.Raw(0, 0, _ => { }, version), 4, "version", problem);

    [Theory]
    [InlineData(ulong.MaxValue, 0ul, 8, "tensor count")]
    [InlineData(1_000ul, 0ul, 8, "tensor count")]
    [InlineData(0ul, ulong.MaxValue, 16, "metadata count")]
    [InlineData(0ul, 60_000ul, 16, "metadata count")]
    public void Read_CountBeyondTheFile_IsRefused(ulong tensors, ulong pairs, long offset, string field) =>
        AssertFault(GgufBytes.Raw(tensors, pairs, fields => fields.Write(new byte[100])), offset, field, "");

    [Fact]
    public void Read_StringLongerThanTheFile_IsRefused() =>
        AssertFault(Pair(fields =>
        {
            fields.WriteText("key");
            fields.Write((uint)GgufValueType.String);
            fields.Write(1ul << 40);
        }), 39, "metadata value of \"key\"", "");

    [Fact]
    public void Read_ArrayLongerThanTheFile_IsRefused() =>
        AssertFault(Pair(fields =>
        {
            fields.WriteText("key");
            fields.Write((uint)GgufValueType.Array);
            fields.Write((uint)GgufValueType.UInt64);
            fields.Write(1_000ul);
        }), 43, "length of metadata value of \"key\"", "do not fit");

    [Fact]
    public void Read_ArraysNestedTooDeep_IsRefused() =>
        AssertFault(Pair(fields =>
        {
            fields.WriteText("key");
            for (var depth = 0; depth < 100; depth++)
            {
                fields.Write((uint)GgufValueType.Array);
                if (depth > 0)
                    fields.Write(1ul);
            }
        }), 39 + (4 * 12), "metadata value of \"key\"", "nested deeper");

    [Fact]
    public void Read_BoolOfTwo_IsRefused() =>
        AssertFault(Pair(fields =>
        {
            fields.WriteText("key");
            fields.Write((uint)GgufValueType.Bool);
            fields.Write((byte)2);
        }), 39, "metadata value of \"key\"", "not 2");

    [Fact]
    public void Read_UnknownValueType_IsRefused() =>
        AssertFault(Pair(fields =>
        {
            fields.WriteText("key");
            fields.Write(13u);
            fields.Write(0);
        }), 35, "type of metadata value of \"key\"", "13 is no value type");

    [Fact]
    public void Read_KeyTwice_IsRefused()
    {
        var bytes = GgufBytes.Raw(0, 2, fields =>
        {
            for (var index = 0; index < 2; index++)
            {
                fields.WriteText("key");
                fields.Write((uint)GgufValueType.UInt32);
                fields.Write(1u);
            }
        });

        AssertFault(bytes, 43, "metadata key 1", "twice");
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(24u)]
    [InlineData(1u << 30)]
    public void Read_AlignmentThatIsNone_IsRefused(uint alignment) =>
        AssertFault(Pair(fields =>
        {
            fields.WriteText("general.alignment");
            fields.Write((uint)GgufValueType.UInt32);
            fields.Write(alignment);
        }), 57, "general.alignment", "power of two");

    [Fact]
    public async Task Read_PathOfBadFile_NamesTheFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "not a model");

            var fault = Assert.Throws<GgufFormatException>(() => GgufReader.Read(path));

            Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
            Assert.Equal("magic", fault.Field);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Pair(Action<BinaryWriter> pair) => GgufBytes.Raw(0, 1, pair);

    private static void AssertFault(byte[] bytes, long offset, string field, string problem)
    {
        var fault = Assert.Throws<GgufFormatException>(() => GgufBytes.Read(bytes));
        Assert.Equal((offset, field), (fault.Offset, fault.Field));
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    private static void AssertEqual(GgufValue expected, GgufValue actual)
    {
        Assert.Equal((expected.Type, expected.ElementType), (actual.Type, actual.ElementType));
        if (expected.Content is not GgufValue[] nested)
        {
            Assert.Equal(expected.Content, actual.Content);
            return;
        }

        var found = Assert.IsType<GgufValue[]>(actual.Content);
        Assert.Equal(nested.Length, found.Length);
        for (var index = 0; index < nested.Length; index++)
            AssertEqual(nested[index], found[index]);
    }
}
