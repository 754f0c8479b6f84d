using System.Text;
using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Tests.Format;

/// <summary>Builds GGUF files in memory, good ones through the writer and bad ones field by field.</summary>
internal static class GgufBytes
{
    public static readonly IReadOnlyList<KeyValuePair<string, GgufValue>> EveryType =
    [
        new("u8", GgufValue.Scalar(GgufValueType.UInt8, (byte)200)),
        new("i8", GgufValue.Scalar(GgufValueType.Int8, (sbyte)-100)),
        new("u16", GgufValue.Scalar(GgufValueType.UInt16, (ushort)60_000)),
        new("i16", GgufValue.Scalar(GgufValueType.Int16, (short)-30_000)),
        new("u32", GgufValue.Of(4_000_000_000u)),
        new("i32", GgufValue.Scalar(GgufValueType.Int32, -2_000_000_000)),
        new("u64", GgufValue.Scalar(GgufValueType.UInt64, ulong.MaxValue)),
        new("i64", GgufValue.Scalar(GgufValueType.Int64, long.MinValue)),
        new("f32", GgufValue.Of(1.5f)),
        new("f64", GgufValue.Scalar(GgufValueType.Float64, 2.25)),
        new("flag", GgufValue.Of(true)),
        new("text", GgufValue.Of("naïve ▁ 漢")),
        new("words", GgufValue.List(GgufValueType.String, new[] { "a", "", "▁b" })),
        new("flags", GgufValue.List(GgufValueType.Bool, new[] { true, false })),
        new("scores", GgufValue.List(GgufValueType.Float32, new[] { 0f, -1f })),
        new("nested", GgufValue.List(GgufValueType.Array, new[]
        {
            GgufValue.List(GgufValueType.Int32, new[] { 1, 2 }),
            GgufValue.List(GgufValueType.String, new[] { "x" }),
        })),
    ];

    public static readonly IReadOnlyList<GgufTensor> TwoTensors =
    [
        new("first", [5, 3], GgmlType.F32),
        new("second", [32, 2], GgmlType.Q8_0),
    ];

    public static async Task<byte[]> WriteAsync(
        IReadOnlyCollection<KeyValuePair<string, GgufValue>> metadata, IReadOnlyList<GgufTensor> tensors)
    {
        using var stream = new MemoryStream();
        var writer = new GgufWriter(stream, metadata, tensors);
        await writer.WriteHeaderAsync(CancellationToken.None);
        foreach (var tensor in tensors)
            await writer.WriteAsync(new byte[tensor.Bytes], CancellationToken.None);
        writer.EnsureComplete();
        return stream.ToArray();
    }

    public static byte[] Raw(ulong tensors, ulong pairs, Action<BinaryWriter> rest, uint version = 3)
    {
        using var stream = new MemoryStream();
        using var fields = new BinaryWriter(stream);
        fields.Write("GGUF"u8);
        fields.Write(version);
        fields.Write(tensors);
        fields.Write(pairs);
        rest(fields);
        return stream.ToArray();
    }

    public static void WriteText(this BinaryWriter fields, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fields.Write((ulong)bytes.Length);
        fields.Write(bytes);
    }

    public static void WriteTensor(this BinaryWriter fields, string name, GgmlType type, ulong offset, params ulong[] shape)
    {
        fields.WriteText(name);
        fields.Write((uint)shape.Length);
        foreach (var extent in shape)
            fields.Write(extent);
        fields.Write((uint)type);
        fields.Write(offset);
    }

    public static GgufDocument Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return GgufReader.Read(stream);
    }
}
