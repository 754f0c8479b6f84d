namespace MixtralServer.Configuration;

/// <summary>How much of a model runs at once. Sizes that are not given follow from the others.</summary>
internal sealed record ModelSizes
{
    /// <summary>The context where none is given, in tokens: 1 GiB of F16 cache for an 8x7B.</summary>
    public const int DefaultContext = 8_192;

    /// <summary>How many sequences run side by side where nothing is given.</summary>
    public const int DefaultParallel = 4;

    private const int DefaultBatch = 2_048;
    private const int DefaultMicroBatch = 512;
    private const int DefaultCellsPerSequence = 2_048;
    private const int DefaultKeptSequences = 64;
    private const int DefaultKeptCells = 1_024;

    // What llama.cpp allows in one context (LLAMA_MAX_SEQ).
    private const int SequencesMax = 256;

    /// <summary>The longest sequence, prompt and answer together, in tokens.</summary>
    public int Context { get; init; } = DefaultContext;

    /// <summary>How many sequences run side by side.</summary>
    public int Parallel { get; init; } = DefaultParallel;

    /// <summary>KV cells as given; null leaves <see cref="CellCount"/> to the default.</summary>
    public int? GivenCellCount { get; init; }

    /// <summary>KV cells for finished texts as given.</summary>
    public int? GivenKeptCells { get; init; }

    /// <summary>Rows of one step as given.</summary>
    public int? GivenBatchSize { get; init; }

    /// <summary>Rows computed physically at once as given.</summary>
    public int? GivenMicroBatchSize { get; init; }

    /// <summary>Prompt tokens per step while others are decoding as given.</summary>
    public int? GivenPrefillBudget { get; init; }

    /// <summary>
    /// KV cells shared by all sequences. By default one full context or 2,048 per sequence, whichever is larger, and
    /// never more than every sequence can fill.
    /// </summary>
    public int CellCount => GivenCellCount
        ?? (int)Math.Min(Math.Max(Context, (long)DefaultCellsPerSequence * Parallel), (long)Context * Parallel);

    /// <summary>The most rows in one step.</summary>
    public int BatchSize => Math.Min(GivenBatchSize ?? DefaultBatch, CellCount);

    /// <summary>The most rows computed physically at once.</summary>
    public int MicroBatchSize => Math.Min(GivenMicroBatchSize ?? DefaultMicroBatch, BatchSize);

    /// <summary>The most prompt tokens in a step that also decodes; null leaves it to what steps are seen to take.</summary>
    public int? PrefillBudget => GivenPrefillBudget is { } given ? Math.Min(given, BatchSize) : null;

    /// <summary>
    /// KV cells that may hold finished texts for reuse. On a CPU each of them slows every step down: 1,024 cost a synthetic
    /// 1.2 B model 3 %. On a GPU the step hardly notices.
    /// </summary>
    /// <param name="isOnGpu">Whether any of the model's layers is on a GPU.</param>
    public int KeptCells(bool isOnGpu) => GivenKeptCells ?? (isOnGpu ? CellCount / 2 : Math.Min(DefaultKeptCells, CellCount / 4));

    /// <summary>Finished texts whose beginnings can be kept for reuse, besides the running ones.</summary>
    public int KeptSequences => Math.Min(DefaultKeptSequences, Math.Min(SequencesMax, BatchSize) - Parallel);
}
