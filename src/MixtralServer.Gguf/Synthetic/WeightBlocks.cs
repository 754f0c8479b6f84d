using System.Buffers.Binary;
using System.Runtime.InteropServices;
using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Synthetic;

/// <summary>
/// Writes random blocks of a tensor type straight in their stored form, such that the values they stand for have mean
/// 0 and a given standard deviation. Block layouts: llama.cpp's <c>ggml-common.h</c>.
/// </summary>
internal static class WeightBlocks
{
    /// <summary>
    /// Fills <paramref name="bytes"/>, a whole number of blocks. A <paramref name="deviation"/> of 0 stands for a norm,
    /// whose weights are 1. Throws <see cref="NotSupportedException"/> for a type that is not generated.
    /// </summary>
    public static void Fill(GgmlType type, double deviation, ref SplitMix64 random, Span<byte> bytes)
    {
        if (deviation == 0)
            MemoryMarshal.Cast<byte, float>(bytes).Fill(1);
        else if (type == GgmlType.F32)
            FillF32(deviation, ref random, MemoryMarshal.Cast<byte, float>(bytes));
        else if (type == GgmlType.F16)
            FillF16(deviation, ref random, MemoryMarshal.Cast<byte, Half>(bytes));
        else if (type == GgmlType.Q8_0)
            FillQ8(deviation, ref random, bytes);
        else if (type == GgmlType.Q4_K)
            FillQ4K(deviation, ref random, bytes);
        else if (type == GgmlType.Q2_K)
            FillQ2K(deviation, ref random, bytes);
        else
            throw new NotSupportedException($"Random weights of type {type} are not generated.");
    }

    private static void FillF32(double deviation, ref SplitMix64 random, Span<float> weights)
    {
        var bits = 0UL;
        for (var index = 0; index < weights.Length; index++)
        {
            bits = index % 4 == 0 ? random.Next() : bits >> 16;
            weights[index] = (float)deviation * NormalQuantiles.Wide[bits & 0xFFFF];
        }
    }

    private static void FillF16(double deviation, ref SplitMix64 random, Span<Half> weights)
    {
        var bits = 0UL;
        for (var index = 0; index < weights.Length; index++)
        {
            bits = index % 4 == 0 ? random.Next() : bits >> 16;
            weights[index] = (Half)((float)deviation * NormalQuantiles.Wide[bits & 0xFFFF]);
        }
    }

    // block_q8_0: half d; int8 q[32]. x = d q.
    private static void FillQ8(double deviation, ref SplitMix64 random, Span<byte> bytes)
    {
        var quantiles = MemoryMarshal.AsBytes(NormalQuantiles.Narrow.AsSpan());
        var scale = (Half)(deviation / NormalQuantiles.NarrowDeviation);
        for (; bytes.Length > 0; bytes = bytes[34..])
        {
            BinaryPrimitives.WriteHalfLittleEndian(bytes, scale);
            var bits = 0UL;
            for (var index = 0; index < 32; index++)
            {
                bits = index % 8 == 0 ? random.Next() : bits >> 8;
                bytes[2 + index] = quantiles[(int)(bits & 0xFF)];
            }
        }
    }

    // block_q4_K: half d, dmin; 12 bytes with eight 6-bit scales and eight 6-bit mins; 4-bit q[256].
    // x = d scale q - dmin min, with q uniform in 0..15 (mean 7.5, variance 21.25) and min = scale in 32..63.
    private static void FillQ4K(double deviation, ref SplitMix64 random, Span<byte> bytes)
    {
        var scaleSquares = Enumerable.Range(32, 32).Average(scale => (double)scale * scale);
        var (d, dmin) = Scales(deviation / Math.Sqrt(scaleSquares * 21.25), ratio: 7.5);
        for (; bytes.Length > 0; bytes = bytes[144..])
        {
            BinaryPrimitives.WriteHalfLittleEndian(bytes, d);
            BinaryPrimitives.WriteHalfLittleEndian(bytes[2..], dmin);
            var bits = random.Next();
            for (var index = 0; index < 4; index++)
            {
                // The top bits of the first four scales and mins hold those of the last four (get_scale_min_k4).
                var (first, last) = ((int)(bits & 31) | 32, (int)((bits >> 5) & 31) | 32);
                bytes[4 + index] = bytes[8 + index] = (byte)(first | (last >> 4 << 6));
                bytes[12 + index] = (byte)((last & 15) * 0x11);
                bits >>= 10;
            }

            FillRandom(ref random, bytes.Slice(16, 128));
        }
    }

    // block_q2_K: 16 bytes with a 4-bit scale (low) and a 4-bit min (high); 2-bit q[256]; half d, dmin.
    // x = d scale q - dmin min, with q uniform in 0..3 (mean 1.5, variance 1.25) and min = scale in 8..15.
    private static void FillQ2K(double deviation, ref SplitMix64 random, Span<byte> bytes)
    {
        var scaleSquares = Enumerable.Range(8, 8).Average(scale => (double)scale * scale);
        var (d, dmin) = Scales(deviation / Math.Sqrt(scaleSquares * 1.25), ratio: 1.5);
        for (; bytes.Length > 0; bytes = bytes[84..])
        {
            var bits = random.Next();
            for (var index = 0; index < 16; index++, bits >>= 3)
                bytes[index] = (byte)(((bits & 7) | 8) * 0x11);
            FillRandom(ref random, bytes.Slice(16, 64));
            BinaryPrimitives.WriteHalfLittleEndian(bytes[80..], d);
            BinaryPrimitives.WriteHalfLittleEndian(bytes[82..], dmin);
        }
    }

    // d is cut to seven significant bits so that dmin = ratio * d is exact in a half too, and with it the mean of 0.
    private static (Half D, Half Dmin) Scales(double d, double ratio)
    {
        var step = Math.ScaleB(1, Math.ILogB(d) - 6);
        var cut = Math.Round(d / step) * step;
        return ((Half)cut, (Half)(cut * ratio));
    }

    private static void FillRandom(ref SplitMix64 random, Span<byte> bytes)
    {
        foreach (ref var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            word = random.Next();
    }
}
