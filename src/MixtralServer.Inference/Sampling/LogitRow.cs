using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MixtralServer.Inference.Sampling;

/// <summary>
/// A row of logits cut into chunks of 256, with the maxima of each chunk's 16 lanes, which tell which chunks can be
/// skipped. NaN counts as minus infinity. The lanes are the same on every hardware: 16 floats are one vector of
/// AVX-512, two of AVX2 and four of NEON, so sums do not depend on it.
/// </summary>
internal readonly ref struct LogitRow
{
    /// <summary>The floats of one vector.</summary>
    public const int LaneCount = 16;

    /// <summary>The logits of one chunk: 16 vectors, which fill 16 cache lines.</summary>
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

        var maxima = MemoryMarshal.Cast<float, Vector512<float>>(LaneMaxima);
        var best = Vector512.Create(float.NegativeInfinity);
        for (var i = 0; i < maxima.Length; i++)
        {
            maxima[i] = LanesOf(Chunk(i));
            best = Greater(maxima[i], best);
        }

        Max = float.NegativeInfinity;
        for (var lane = 0; lane < LaneCount; lane++) Max = MathF.Max(Max, best[lane]);
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
    public bool HasAtLeast(int chunk, float least) => Vector512.GreaterThanOrEqualAny(
        MemoryMarshal.Cast<float, Vector512<float>>(LaneMaxima)[chunk], Vector512.Create(least));

    /// <summary>A chunk's logits, padded with minus infinity; valid until the next chunk is asked for.</summary>
    public ReadOnlySpan<Vector512<float>> Chunk(int index)
    {
        var start = index * ChunkLength;
        return MemoryMarshal.Cast<float, Vector512<float>>(
            start + ChunkLength <= Values.Length ? Values.Slice(start, ChunkLength) : Padded(start));
    }

    /// <summary>
    /// A chunk's logits as <see cref="Chunk"/> gives them, of which those that lie behind the cut in their tie are
    /// taken out.
    /// </summary>
    public ReadOnlySpan<Vector512<float>> ChunkBefore(int index, Cut cut)
    {
        var start = index * ChunkLength;
        if (cut.Index <= start || cut.Index >= start + ChunkLength) return Chunk(index);

        var logits = Padded(start);
        for (var i = cut.Index - start; i < logits.Length; i++)
        {
            if (logits[i] == cut.Logit) logits[i] = float.NegativeInfinity;
        }

        return MemoryMarshal.Cast<float, Vector512<float>>(logits);
    }

    private Span<float> Padded(int start)
    {
        var rest = Values[start..];
        if (rest.Length > ChunkLength) rest = rest[..ChunkLength];
        _padded[rest.Length..].Fill(float.NegativeInfinity);
        rest.CopyTo(_padded);
        return _padded;
    }

    private static int CountIn(ReadOnlySpan<Vector512<float>> chunk, float least)
    {
        var threshold = Vector512.Create(least);
        var even = Vector512<int>.Zero;
        var odd = Vector512<int>.Zero;
        for (var i = 0; i + 1 < chunk.Length; i += 2)
        {
            even -= Vector512.GreaterThanOrEqual(chunk[i], threshold).AsInt32();
            odd -= Vector512.GreaterThanOrEqual(chunk[i + 1], threshold).AsInt32();
        }

        return Vector512.Sum(even + odd);
    }

    private static Vector512<float> LanesOf(ReadOnlySpan<Vector512<float>> chunk)
    {
        // Two chains, as each comparison waits for the one before.
        var even = Vector512.Create(float.NegativeInfinity);
        var odd = even;
        for (var i = 0; i + 1 < chunk.Length; i += 2)
        {
            even = Greater(chunk[i], even);
            odd = Greater(chunk[i + 1], odd);
        }

        return Greater(even, odd);
    }

    // A comparison with NaN is false, so that NaN never wins.
    private static Vector512<float> Greater(Vector512<float> candidate, Vector512<float> best) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(candidate, best), candidate, best);
}
