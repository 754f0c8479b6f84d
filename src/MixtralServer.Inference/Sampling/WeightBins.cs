namespace MixtralServer.Inference.Sampling;

/// <summary>
/// Sorts weights of (0, 1] roughly, by the leading bits of their float pattern: 16 bins per power of two, in ascending order.
/// Truncation then needs an exact order only inside the one bin where the cut falls.
/// </summary>
internal static class WeightBins
{
    private const int Shift = 19;

    /// <summary>The number of bins: the bin of 1.0 is the last.</summary>
    public const int Count = (0x3F800000 >> Shift) + 1;

    /// <summary>The bin of a weight between 0 and 1.</summary>
    public static int Of(float weight) => (int)(BitConverter.SingleToUInt32Bits(weight) >> Shift);
}
