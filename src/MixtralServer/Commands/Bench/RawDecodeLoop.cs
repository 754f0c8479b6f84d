using MixtralServer.Inference.Ports;

namespace MixtralServer.Commands.Bench;

/// <summary>
/// Decodes seeded random tokens through the same port as the server: each sequence has a short prompt, then every step
/// adds one token, with logits, to each. Random tokens spread over the experts as text does.
/// </summary>
internal sealed class RawDecodeLoop(IModel model, int threads, int steps, int cells, int seed)
{
    private const int PromptTokens = 32;

    // The first steps fault weights in and build the compute graphs.
    private const int WarmUpSteps = 4;

    // The most prompt rows of one step; prompts are not measured.
    private const int PromptRows = 512;

    public int StepCount { get; } = steps;

    /// <summary>The time of all measured steps with so many sequences. Throws ModelLoadException.</summary>
    public TimeSpan Run(int width)
    {
        var needed = width * (PromptTokens + WarmUpSteps + StepCount);
        using var context = model.CreateContext(new ContextOptions
        {
            CellCount = cells == 0 ? needed : cells,
            SequenceCount = width,
            BatchSize = Math.Max(width, PromptRows),
            MicroBatchSize = Math.Max(width, PromptRows),
            Threads = threads,
            ThreadsBatch = threads,
        });
        if (context.CellCount < needed)
            throw new ModelLoadException($"{width} sequences need {needed} cells; raise --ctx or lower --steps.");

        var random = new Random(seed);
        for (var sequence = 0; sequence < width; sequence++)
            Decode(context, [.. Enumerable.Range(0, PromptTokens).Select(i => Row(context, random, i, sequence))]);

        var rows = new BatchRow[width];
        Advance(context, rows, random, PromptTokens, WarmUpSteps);
        var start = TimeProvider.System.GetTimestamp();
        Advance(context, rows, random, PromptTokens + WarmUpSteps, StepCount);
        return TimeProvider.System.GetElapsedTime(start);
    }

    private static void Advance(IModelContext context, BatchRow[] rows, Random random, int position, int count)
    {
        for (var step = 0; step < count; step++)
        {
            for (var sequence = 0; sequence < rows.Length; sequence++)
                rows[sequence] = Row(context, random, position + step, sequence);
            Decode(context, rows);
        }
    }

    private static BatchRow Row(IModelContext context, Random random, int position, int sequence) =>
        new(new TokenId(random.Next(context.VocabularySize)), position, new SequenceId(sequence), NeedsLogits: true);

    private static void Decode(IModelContext context, ReadOnlySpan<BatchRow> rows) => context.Decode(rows).ThrowIfNotOk();
}
