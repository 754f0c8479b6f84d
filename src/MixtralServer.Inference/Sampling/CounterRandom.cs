namespace MixtralServer.Inference.Sampling;

/// <summary>
/// Random numbers addressed by seed and index, so that a draw does not depend on what was drawn before, by whom or how often:
/// a sequence resumed after a pause draws what it would have drawn.
/// </summary>
internal static class CounterRandom
{
    /// <summary>The draw of a seed at an index, uniform in [0, 1) with 53 random bits.</summary>
    public static double Uniform(ulong seed, int index) =>
        (Mix(Mix(seed) + (ulong)(uint)index) >> 11) * (1.0 / (1UL << 53));

    // The output function of SplitMix64 (Steele, Lea, Flood 2014) after one step of its counter.
    private static ulong Mix(ulong state)
    {
        var z = state + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
