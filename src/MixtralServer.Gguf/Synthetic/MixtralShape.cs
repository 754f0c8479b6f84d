namespace MixtralServer.Gguf.Synthetic;

/// <summary>The dimensions of a Mixtral; all have 8 experts of which 2 are used.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Width">Embedding width.</param>
/// <param name="Layers">Number of layers.</param>
/// <param name="FeedForward">Inner width of an expert.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="KvHeads">Key and value heads.</param>
/// <param name="Context">Context length in tokens.</param>
public sealed record MixtralShape(
    string Name, int Width, int Layers, int FeedForward, int Heads, int KvHeads, int Context)
{
    /// <summary>Experts in each layer.</summary>
    public const int Experts = 8;

    /// <summary>Experts that each token uses.</summary>
    public const int ExpertsUsed = 2;

    /// <summary>About 0.6 million parameters: for tests and a first start.</summary>
    public static MixtralShape Tiny { get; } = new("tiny", 64, 2, 128, 4, 2, 4_096);

    /// <summary>1.2 billion parameters: for benchmarks on a small machine.</summary>
    public static MixtralShape Small { get; } = new("small", 1_024, 12, 3_584, 16, 4, 32_768);

    /// <summary>Mixtral 8x7B: 46.7 billion parameters.</summary>
    public static MixtralShape Mixtral8x7B { get; } = new("8x7b", 4_096, 32, 14_336, 32, 8, 32_768);

    /// <summary>Mixtral 8x22B: 141 billion parameters.</summary>
    public static MixtralShape Mixtral8x22B { get; } = new("8x22b", 6_144, 56, 16_384, 48, 8, 65_536);

    /// <summary>All shapes, the smallest first.</summary>
    public static IReadOnlyList<MixtralShape> All { get; } = [Tiny, Small, Mixtral8x7B, Mixtral8x22B];

    /// <summary>Width of one head.</summary>
    public int HeadWidth => Width / Heads;

    /// <summary>Width of all key (or value) heads together.</summary>
    public int KvWidth => HeadWidth * KvHeads;
}
