namespace MixtralServer.Chat.Requests;

/// <summary>
/// The seeds of several answers to one request: the first has the request's own, the others have seeds made of it, so that
/// each answer can be had again by itself.
/// </summary>
internal static class ChoiceSeeds
{
    /// <summary>What seeds that the server chooses are below: JavaScript reads integers exactly only below 2^53.</summary>
    public const long Mask = (1L << 53) - 1;

    public static long Of(long seed, int choice)
    {
        if (choice == 0) return seed;

        // SplitMix64 (Steele, Lea and Flood 2014).
        unchecked
        {
            var mixed = (ulong)seed + ((ulong)choice * 0x9E3779B97F4A7C15);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (long)(mixed ^ (mixed >> 31)) & Mask;
        }
    }
}
