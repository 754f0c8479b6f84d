namespace MixtralServer.Gguf.Format;

/// <summary>
/// Bounds on what a reader accepts, so that a hostile file costs bounded memory and time. Each is several times what
/// the largest published models need.
/// </summary>
internal static class GgufLimits
{
    /// <summary>Bytes before the tensor data. A vocabulary of 256,000 with its merges takes about 16 MiB.</summary>
    public const long HeaderBytesMax = 64L << 20;

    public const int PairsMax = 1 << 16;

    /// <summary>Metadata values in all, array elements included.</summary>
    public const int ValuesMax = 4 << 20;

    public const int KeyBytesMax = 65_535;

    public const int TensorsMax = 1 << 16;

    public const int TensorNameBytesMax = 64;

    public const int DimensionsMax = 4;

    public const int ArrayDepthMax = 4;

    public const int AlignmentMax = 1 << 20;

    /// <summary>The alignment where <c>general.alignment</c> is absent (GGUF specification).</summary>
    public const int AlignmentDefault = 32;
}
