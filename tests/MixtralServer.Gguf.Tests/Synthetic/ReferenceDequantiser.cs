using System.Buffers.Binary;
using System.Runtime.InteropServices;
using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Tests.Synthetic;

/// <summary>Turns stored blocks back into numbers, written from the block layouts as plainly as can be.</summary>
internal static class ReferenceDequantiser
{
    public static float[] Dequantise(GgmlType type, ReadOnlySpan<byte> bytes)
    {
        var weights = new List<float>();
        var size = GgmlTypeLayout.Of(type)!.Value.BlockBytes;
        for (var at = 0; at < bytes.Length; at += size)
            weights.AddRange(Block(type, bytes.Slice(at, size)));
        return weights.ToArray();
    }

    private static float[] Block(GgmlType type, ReadOnlySpan<byte> block) => type switch
    {
        GgmlType.F32 => [BinaryPrimitives.ReadSingleLittleEndian(block)],
        GgmlType.F16 => [HalfAt(block, 0)],
        GgmlType.Q8_0 => Q8(block),
        GgmlType.Q4_K => Q4K(block),
        GgmlType.Q2_K => Q2K(block),
        _ => throw new NotSupportedException(),
    };

    private static float[] Q8(ReadOnlySpan<byte> block)
    {
        var d = HalfAt(block, 0);
        return Array.ConvertAll(MemoryMarshal.Cast<byte, sbyte>(block[2..]).ToArray(), q => d * q);
    }

    private static float[] Q4K(ReadOnlySpan<byte> block)
    {
        var (d, dmin) = (HalfAt(block, 0), HalfAt(block, 2));
        var weights = new float[256];
        for (var index = 0; index < 256; index++)
        {
            var (scale, min) = ScaleAndMin(block.Slice(4, 12), index / 32);
            var pair = block[16 + (index / 64 * 32) + (index % 32)];
            var q = index / 32 % 2 == 0 ? pair & 15 : pair >> 4;
            weights[index] = (d * scale * q) - (dmin * min);
        }

        return weights;
    }

    private static (int Scale, int Min) ScaleAndMin(ReadOnlySpan<byte> packed, int index) => index < 4
        ? (packed[index] & 63, packed[index + 4] & 63)
        : ((packed[index + 4] & 15) | (packed[index - 4] >> 6 << 4), (packed[index + 4] >> 4) | (packed[index] >> 6 << 4));

    private static float[] Q2K(ReadOnlySpan<byte> block)
    {
        var (d, dmin) = (HalfAt(block, 80), HalfAt(block, 82));
        var weights = new float[256];
        for (var index = 0; index < 256; index++)
        {
            var scale = block[index / 16];
            var q = (block[16 + (index / 128 * 32) + (index % 32)] >> (index / 32 % 4 * 2)) & 3;
            weights[index] = (d * (scale & 15) * q) - (dmin * (scale >> 4));
        }

        return weights;
    }

    private static float HalfAt(ReadOnlySpan<byte> block, int at) =>
        (float)BinaryPrimitives.ReadHalfLittleEndian(block[at..]);
}
