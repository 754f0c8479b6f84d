namespace MixtralServer.Inference.Sampling;

/// <summary>
/// Random numbers addressed by seed and index, so that a draw does not depend on what was drawn before, by whom or how
/// often: a sequence resumed after a pause draws what it would have drawn.
/// </summary>
/// <param name="Seed">The sequence's seed.</param>
/// <param name="Index">Which of its draws it is.</param>
internal readonly record struct CounterRandom(ulong Seed, int Index)
{
    /// <summary>A number for an attempt at the draw, uniform in [0, 1) with 53 random bits.</summary>
    public double Uniform(int attempt)
    {
        var bits = Mix(Mix(Seed) + (uint)Index);
        if (attempt > 0) bits = Mix(bits + (uint)attempt);
        return (bits >> 11) * (1.0 / (1UL << 53));
    }

    // The output function of SplitMix64 (Steele, Lea, Flood 2014) after one step of its counter.
    private static ulong Mix(ulong state)
    {
        var z = state + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
