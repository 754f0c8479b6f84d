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
        var vectors = MemoryMarshal.Cast<float, Vector512<float>>(weights);
        var logits = _row.ChunkBefore(chunk, cut);
        var (max, scale, above) = (Vector512.Create(_row.Max), Vector512.Create(_scale), Above(cut, chunk));
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = WeightsOf(logits[i], max, scale, Vector512.Create(above));
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

    private float SumOf(ReadOnlySpan<Vector512<float>> logits, float above)
    {
        var max = Vector512.Create(_row.Max);
        var scale = Vector512.Create(_scale);
        var threshold = Vector512.Create(above);
        var even = Vector512<float>.Zero;
        var odd = Vector512<float>.Zero;
        for (var i = 0; i + 1 < logits.Length; i += 2)
        {
            even += WeightsOf(logits[i], max, scale, threshold);
            odd += WeightsOf(logits[i + 1], max, scale, threshold);
        }

        var sixteen = even + odd;
        var eight = sixteen.GetLower() + sixteen.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return four[0] + four[1] + (four[2] + four[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> WeightsOf(
        Vector512<float> logits, Vector512<float> max, Vector512<float> scale, Vector512<float> above) =>
        Vector512.ConditionalSelect(
            Vector512.GreaterThan(logits, above), Exp2((logits - max) * scale), Vector512<float>.Zero);

    /// <summary>
    /// Powers of two, for exponents of -126 to 0; anything for others. The exponent is split into its nearest whole
    /// number and a rest, for which a polynomial stands, found by Remez exchange on [-0.5, 0.5]; its relative error is
    /// 7.5e-8 up to a common factor.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Exp2(Vector512<float> exponents)
    {
        // Adding 1.5 * 2^23 leaves the nearest whole number in the low bits of the pattern.
        var shifter = Vector512.Create(12582912f);
        var shifted = exponents + shifter;
        var rest = exponents - (shifted - shifter);
        var power = Vector512.Create(0.00132764722f);
        power = Vector512.MultiplyAddEstimate(power, rest, Vector512.Create(0.00967554133f));
        power = Vector512.MultiplyAddEstimate(power, rest, Vector512.Create(0.0555071327f));
        power = Vector512.MultiplyAddEstimate(power, rest, Vector512.Create(0.240221197f));
        power = Vector512.MultiplyAddEstimate(power, rest, Vector512.Create(0.693146967f));
        power = Vector512.MultiplyAddEstimate(power, rest, Vector512<float>.One);
        return (power.AsInt32() + (shifted.AsInt32() << 23)).AsSingle();
    }
}
