using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MixtralServer.Inference.Sampling;

/// <summary>
/// The tokens' weights: their probabilities at a temperature up to a common factor, the likeliest token's being 1. They
/// are computed anew wherever they are needed: of most rows only a few chunks are needed twice.
/// </summary>
/// <remarks>
/// Only additions, multiplications and fused multiply-adds in a fixed order: the bits are the same wherever the
/// hardware has the latter (x86-64 since AVX2, ARM64). Elsewhere they are rounded twice and may differ in the last
/// place.
/// </remarks>
internal readonly ref struct RowWeights
{
    // Below e^-87 single precision runs out of normal numbers; such weights count as 0.
    private const double ExponentLeast = -87;

    // A temperature below this would overflow the scale; nothing but the greatest logit would have weight.
    private const double TemperatureLeast = 1e-30;

    private readonly LogitRow _row;
    private readonly double _temperature;
    private readonly float _scale;

    /// <param name="row">The logits; the greatest is finite.</param>
    /// <param name="temperature">Above 0.</param>
    public RowWeights(LogitRow row, double temperature)
    {
        _row = row;
        _temperature = Math.Max(temperature, TemperatureLeast);
        _scale = (float)(1 / (_temperature * Math.Log(2)));
        LogitLeast = LogitOf(ExponentLeast);
    }

    /// <summary>The least logit that has weight.</summary>
    public float LogitLeast { get; }

    /// <summary>The least logit whose weight is at least e^<paramref name="exponent"/>.</summary>
    public float LogitOf(double exponent)
    {
        var exact = _row.Max + (_temperature * exponent);
        var rounded = (float)exact;
        return rounded < exact ? MathF.BitIncrement(rounded) : rounded;
    }

    /// <summary>Adds up the weights before a cut, which must not keep what is below <see cref="LogitLeast"/>.</summary>
    /// <param name="cut">What is kept.</param>
    /// <param name="sums">Gets the sum of each chunk.</param>
    public double Sum(Cut cut, Span<float> sums)
    {
        var total = 0.0;
        for (var i = 0; i < _row.ChunkCount; i++)
        {
            var above = Above(cut, i);
            sums[i] = _row.HasAtLeast(i, above) ? SumOf(_row.ChunkBefore(i, cut), above) : 0;
            total += sums[i];
        }

        return total;
    }

    /// <summary>
    /// The token before a cut at which the weights, added up in the order of tokens, exceed <paramref name="target"/>.
    /// </summary>
    /// <param name="cut">What is kept.</param>
    /// <param name="sums">What <see cref="Sum"/> gave for it.</param>
    /// <param name="target">At least 0 and below the sum; where rounding exceeds it, the last token is taken.</param>
    public int Pick(Cut cut, ReadOnlySpan<float> sums, double target)
    {
        var chunk = PickPosition(sums[.._row.ChunkCount], ref target);
        Span<float> weights = stackalloc float[LogitRow.ChunkLength];
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(weights);
        var logits = _row.ChunkBefore(chunk, cut);
        var (max, scale, above) = (Vector256.Create(_row.Max), Vector256.Create(_scale), Above(cut, chunk));
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = WeightsOf(logits[i], max, scale, Vector256.Create(above));
        return (chunk * LogitRow.ChunkLength) + PickPosition(weights, ref target);
    }

    // Of the tie at the cut a chunk keeps all or nothing, but for the chunk of the cut, whose rest ChunkBefore takes
    // out.
    private static float Above(Cut cut, int chunk) =>
        cut.Index > chunk * LogitRow.ChunkLength ? MathF.BitDecrement(cut.Logit) : cut.Logit;

    // Leaves in the target what is left of it at the position, or infinity where it exceeds all.
    private static int PickPosition(ReadOnlySpan<float> weights, ref double target)
    {
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0) continue;
            if (target < weights[i]) return i;
            target -= weights[i];
            last = i;
        }

        target = double.PositiveInfinity;
        return last;
    }

    private float SumOf(ReadOnlySpan<Vector256<float>> logits, float above)
    {
        var max = Vector256.Create(_row.Max);
        var scale = Vector256.Create(_scale);
        var threshold = Vector256.Create(above);
        var low = Vector256<float>.Zero;
        var high = low;
        var (lowOdd, highOdd) = (low, low);
        for (var i = 0; i + 3 < logits.Length; i += 4)
        {
            low += WeightsOf(logits[i], max, scale, threshold);
            high += WeightsOf(logits[i + 1], max, scale, threshold);
            lowOdd += WeightsOf(logits[i + 2], max, scale, threshold);
            highOdd += WeightsOf(logits[i + 3], max, scale, threshold);
        }

        // Not Vector256.Sum, which may add in another order on other hardware.
        var eight = low + lowOdd + (high + highOdd);
        var four = eight.GetLower() + eight.GetUpper();
        return four[0] + four[1] + (four[2] + four[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> WeightsOf(
        Vector256<float> logits, Vector256<float> max, Vector256<float> scale, Vector256<float> above) =>
        Vector256.ConditionalSelect(
            Vector256.GreaterThan(logits, above), Exp2((logits - max) * scale), Vector256<float>.Zero);

    /// <summary>
    /// Powers of two, for exponents of -126 to 0; anything for others. The exponent is split into its nearest whole
    /// number and a rest, for which a polynomial stands, found by Remez exchange on [-0.5, 0.5]; its relative error is
    /// 7.5e-8 up to a common factor.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp2(Vector256<float> exponents)
    {
        // Adding 1.5 * 2^23 leaves the nearest whole number in the low bits of the pattern.
        var shifter = Vector256.Create(12582912f);
        var shifted = exponents + shifter;
        var rest = exponents - (shifted - shifter);
        var power = Vector256.Create(0.00132764722f);
        power = Vector256.MultiplyAddEstimate(power, rest, Vector256.Create(0.00967554133f));
        power = Vector256.MultiplyAddEstimate(power, rest, Vector256.Create(0.0555071327f));
        power = Vector256.MultiplyAddEstimate(power, rest, Vector256.Create(0.240221197f));
        power = Vector256.MultiplyAddEstimate(power, rest, Vector256.Create(0.693146967f));
        power = Vector256.MultiplyAddEstimate(power, rest, Vector256<float>.One);
        return (power.AsInt32() + (shifted.AsInt32() << 23)).AsSingle();
    }
}
