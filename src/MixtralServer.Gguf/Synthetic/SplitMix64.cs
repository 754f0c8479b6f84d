namespace MixtralServer.Gguf.Synthetic;

/// <summary>
/// The SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): one
/// addition and one mix for 64 bits, and any starting state is a good one.
/// </summary>
internal struct SplitMix64(ulong state)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state = state;

    /// <summary>A generator for one piece of work, unlike that of any other piece.</summary>
    public static SplitMix64 For(ulong seed, int tensor, long chunk) =>
        new(Mix(Mix(Mix(seed + Step) + (ulong)tensor) + (ulong)chunk));

    public ulong Next() => Mix(_state += Step);

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
