using System.Numerics;
using System.Runtime.Intrinsics;

namespace MixtralServer.Inference.Sampling;

/// <summary>
/// Finds the greatest logits of a row without sorting it: a threshold is found by halving an interval, with a count
/// over the row at each step.
/// </summary>
internal static class TopTokens
{
    // Halving the difference of two logits finds a threshold in some ten steps, but near 0 could take hundreds, as
    // floats are dense there. So after these steps their patterns are halved, which takes 32 at most.
    private const int StepsByDifference = 20;

    /// <summary>Whether so few tokens are wanted that <see cref="Gather"/> is the faster way to them.</summary>
    public static bool AreFew(LogitRow row, int count) => count <= row.LaneMaxima.Length / 2;

    /// <summary>
    /// The cut that keeps the <paramref name="count"/> greatest logits of those that are at least <paramref
    /// name="floor"/>.
    /// </summary>
    /// <param name="row">The logits.</param>
    /// <param name="count">At least 1.</param>
    /// <param name="floor">Not above the greatest logit, and not minus infinity.</param>
    public static Cut CutAfter(LogitRow row, int count, float floor)
    {
        var threshold = Threshold(row, count, floor, count);
        if (row.CountAtLeast(threshold) <= count) return Cut.AtLeast(threshold);

        var ties = count - row.CountAtLeast(MathF.BitIncrement(threshold));
        var index = -1;
        for (; ties >= 0; ties--) index += 1 + row.Values[(index + 1)..].IndexOf(threshold);
        return new Cut(threshold, index);
    }

    /// <summary>
    /// Collects the greatest logits into <c>CandidateLogits</c> and <c>CandidateTokens</c>, in ascending order of
    /// tokens: at least <paramref name="count"/> where so many reach <paramref name="floor"/>, usually a few more, and
    /// with them all their equals.
    /// </summary>
    public static LogitRow Gather(LogitRow row, int count, float floor, SamplingScratch scratch)
    {
        // As many lanes have a maximum of at least the threshold, so as many tokens have, and few lanes have two of
        // them.
        var lanes = new LogitRow(row.LaneMaxima, scratch.Part);
        var threshold = Threshold(lanes, count, floor, count + (count / 8));
        var gathered = 0;
        for (var i = 0; i < row.ChunkCount; i++)
        {
            if (row.HasAtLeast(i, threshold)) gathered = GatherChunk(row, i, threshold, gathered, scratch);
        }

        return new LogitRow(scratch.CandidateLogits.AsSpan(0, gathered), scratch.Part);
    }

    private static int GatherChunk(LogitRow row, int index, float threshold, int gathered, SamplingScratch scratch)
    {
        var least = Vector256.Create(threshold);
        var token = index * LogitRow.ChunkLength;
        foreach (var logits in row.Chunk(index))
        {
            var bits = Vector256.GreaterThanOrEqual(logits, least).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(bits);
                scratch.CandidateLogits[gathered] = logits[lane];
                scratch.CandidateTokens[gathered++] = token + lane;
            }

            token += Vector256<float>.Count;
        }

        return gathered;
    }

    /// <summary>
    /// A logit that at least <paramref name="count"/> logits reach and, unless ties or the floor prevent it, no more
    /// than <paramref name="countMax"/>; the floor where fewer reach that.
    /// </summary>
    private static float Threshold(LogitRow row, int count, float floor, int countMax)
    {
        if (row.CountAtLeast(floor) <= count) return floor;

        long reached = Key(floor), missed = Key(row.Max) + 1L;
        for (var step = 0; missed - reached > 1; step++)
        {
            var middle = step < StepsByDifference ? MiddleByDifference(reached, missed) : (reached + missed) / 2;
            var above = row.CountAtLeast(Logit((int)middle));
            if (above < count)
            {
                missed = middle;
                continue;
            }

            reached = middle;
            if (above <= countMax) break;
        }

        return Logit((int)reached);
    }

    private static long MiddleByDifference(long low, long high) =>
        Math.Clamp(Key((float)(((double)Logit((int)low) + Logit((int)high)) / 2)), low + 1, high - 1);

    // Float patterns read as whole numbers are in the order of the floats, once those of negative ones are turned
    // around.
    private static int Key(float logit) => Turn(BitConverter.SingleToInt32Bits(logit));

    private static float Logit(int key) => BitConverter.Int32BitsToSingle(Turn(key));

    private static int Turn(int pattern) => pattern ^ ((pattern >> 31) & int.MaxValue);
}
