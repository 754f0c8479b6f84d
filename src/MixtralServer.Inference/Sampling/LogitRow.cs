using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MixtralServer.Inference.Sampling;

/// <summary>
/// A row of logits cut into chunks of 256, with the maxima of each chunk's 16 lanes, which tell which chunks can be
/// skipped. NaN counts as minus infinity. The lanes are two vectors of AVX2 on every hardware, so that sums do not
/// depend on it.
/// </summary>
internal readonly ref struct LogitRow
{
    /// <summary>The lanes of a chunk: two vectors of 8 floats, which fill a cache line.</summary>
    public const int LaneCount = 16;

    /// <summary>The logits of one chunk: 16 of each lane.</summary>
    public const int ChunkLength = 256;

    private readonly Span<float> _padded;

    /// <summary>Reads a row once.</summary>
    /// <param name="values">The logits.</param>
    /// <param name="buffers">For as many logits or more; in use as long as the row is.</param>
    public LogitRow(ReadOnlySpan<float> values, RowBuffers buffers)
    {
        Values = values;
        ChunkCount = RowBuffers.ChunksFor(values.Length);
        LaneMaxima = buffers.LaneMaxima.AsSpan(0, ChunkCount * LaneCount);
        _padded = buffers.Padded;

        var best = Vector256.Create(float.NegativeInfinity);
        for (var i = 0; i < ChunkCount; i++)
        {
            var maxima = Lanes(i);
            (maxima[0], maxima[1]) = MaximaOf(Chunk(i));
            best = Greater(maxima[0], Greater(maxima[1], best));
        }

        Max = float.NegativeInfinity;
        for (var lane = 0; lane < Vector256<float>.Count; lane++) Max = MathF.Max(Max, best[lane]);
    }

    /// <summary>The logits.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>Chunk by chunk: the greatest of each lane.</summary>
    public Span<float> LaneMaxima { get; }

    /// <summary>The number of chunks; the last may be padded.</summary>
    public int ChunkCount { get; }

    /// <summary>The greatest logit; minus infinity where there is none.</summary>
    public float Max { get; }

    /// <summary>The first token of the greatest logit; the row must have one.</summary>
    public int IndexOfMax()
    {
        var chunk = 0;
        while (!HasAtLeast(chunk, Max)) chunk++;
        return (chunk * ChunkLength) + Values[(chunk * ChunkLength)..].IndexOf(Max);
    }

    /// <summary>How many logits are at least <paramref name="least"/>, which must not be minus infinity.</summary>
    public int CountAtLeast(float least)
    {
        var count = 0;
        for (var i = 0; i < ChunkCount; i++)
        {
            if (HasAtLeast(i, least)) count += CountIn(Chunk(i), least);
        }

        return count;
    }

    /// <summary>Whether a chunk has a logit of at least <paramref name="least"/>.</summary>
    public bool HasAtLeast(int chunk, float least)
    {
        var maxima = Lanes(chunk);
        var threshold = Vector256.Create(least);
        return Vector256.GreaterThanOrEqualAny(maxima[0], threshold)
            || Vector256.GreaterThanOrEqualAny(maxima[1], threshold);
    }

    /// <summary>A chunk's logits, padded with minus infinity; valid until the next chunk is asked for.</summary>
    public ReadOnlySpan<Vector256<float>> Chunk(int index)
    {
        var start = index * ChunkLength;
        return MemoryMarshal.Cast<float, Vector256<float>>(
            start + ChunkLength <= Values.Length ? Values.Slice(start, ChunkLength) : Padded(start));
    }

    /// <summary>
    /// A chunk's logits as <see cref="Chunk"/> gives them, of which those that lie behind the cut in their tie are
    /// taken out.
    /// </summary>
    public ReadOnlySpan<Vector256<float>> ChunkBefore(int index, Cut cut)
    {
        var start = index * ChunkLength;
        if (cut.Index <= start || cut.Index >= start + ChunkLength) return Chunk(index);

        var logits = Padded(start);
        for (var i = cut.Index - start; i < logits.Length; i++)
        {
            if (logits[i] == cut.Logit) logits[i] = float.NegativeInfinity;
        }

        return MemoryMarshal.Cast<float, Vector256<float>>(logits);
    }

    private Span<float> Padded(int start)
    {
        var rest = Values[start..];
        if (rest.Length > ChunkLength) rest = rest[..ChunkLength];
        _padded[rest.Length..].Fill(float.NegativeInfinity);
        rest.CopyTo(_padded);
        return _padded;
    }

    private Span<Vector256<float>> Lanes(int chunk) =>
        MemoryMarshal.Cast<float, Vector256<float>>(LaneMaxima.Slice(chunk * LaneCount, LaneCount));

    private static int CountIn(ReadOnlySpan<Vector256<float>> chunk, float least)
    {
        var threshold = Vector256.Create(least);
        var low = Vector256<int>.Zero;
        var high = Vector256<int>.Zero;
        for (var i = 0; i + 1 < chunk.Length; i += 2)
        {
            low -= Vector256.GreaterThanOrEqual(chunk[i], threshold).AsInt32();
            high -= Vector256.GreaterThanOrEqual(chunk[i + 1], threshold).AsInt32();
        }

        return Vector256.Sum(low + high);
    }

    private static (Vector256<float> Low, Vector256<float> High) MaximaOf(ReadOnlySpan<Vector256<float>> chunk)
    {
        var low = Vector256.Create(float.NegativeInfinity);
        var high = low;
        for (var i = 0; i + 1 < chunk.Length; i += 2)
        {
            low = Greater(chunk[i], low);
            high = Greater(chunk[i + 1], high);
        }

        return (low, high);
    }

    // A comparison with NaN is false, so that NaN never wins.
    private static Vector256<float> Greater(Vector256<float> candidate, Vector256<float> best) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(candidate, best), candidate, best);
}
