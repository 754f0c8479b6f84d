using MixtralServer.Configuration.Yaml;

namespace MixtralServer.Configuration;

/// <summary>Reads the sizes of a catalogue entry and finds the ones that contradict each other.</summary>
internal static class SizesReader
{
    /// <summary>The longest context that can be asked for, in tokens.</summary>
    public const int MaxContext = 1 << 20;

    /// <summary>The most sequences of one context; llama.cpp's LLAMA_MAX_SEQ.</summary>
    public const int MaxParallel = 256;

    private const int MaxCellCount = 1 << 24;
    private const int MaxBatchSize = 1 << 16;

    /// <summary>Reads the sizes; what is wrong is reported and left at its default.</summary>
    public static ModelSizes Read(MapReader entry) => new()
    {
        Context = entry.Integer("context", 16, MaxContext) ?? ModelSizes.DefaultContext,
        Parallel = entry.Integer("parallel", 1, MaxParallel) ?? ModelSizes.DefaultParallel,
        GivenCellCount = entry.Integer("kv_cells", 16, MaxCellCount),
        GivenBatchSize = entry.Integer("batch", 1, MaxBatchSize),
        GivenMicroBatchSize = entry.Integer("micro_batch", 1, MaxBatchSize),
        GivenKeptCells = entry.Integer("cache_cells", 0, MaxCellCount),
        GivenPrefillBudget = entry.Integer("prefill_budget", 1, MaxBatchSize),
    };

    /// <summary>Reports the values of <paramref name="model"/> that cannot hold together.</summary>
    public static void CheckTogether(MapReader entry, ModelDefinition model)
    {
        var sizes = model.Sizes;
        var (context, cells, batch) = (sizes.Context, sizes.CellCount, sizes.BatchSize);
        if (cells < context)
            entry.Problem("kv_cells", $"{cells} cells cannot hold one context of {context}; raise it or lower context");
        if (sizes.Parallel > cells)
            entry.Problem("parallel", $"{sizes.Parallel} sequences need a cell each, kv_cells is {cells}; lower it");
        if (sizes.GivenBatchSize > cells)
            entry.Problem("batch", $"{sizes.GivenBatchSize} rows do not fit, kv_cells is {cells}; lower batch");
        else if (sizes.Parallel > batch)
            entry.Problem("parallel", $"{sizes.Parallel} sequences do not fit in a step of {batch} rows; raise batch");
        if (sizes.GivenMicroBatchSize > batch)
            entry.Problem("micro_batch", $"{sizes.GivenMicroBatchSize} is more than batch, {batch}; lower it");
        if (sizes.GivenPrefillBudget > batch)
            entry.Problem("prefill_budget", $"{sizes.GivenPrefillBudget} is more than batch, {batch}; lower it");
        if (model.Limits.OutputTokens is { } output && output > context)
            entry.Map("limits").Problem("output_tokens", $"{output} is more than context, {context}; lower it");
        if (model.Pricing.CachedInput > model.Pricing.Input)
            entry.Map("pricing").Problem("cached_input", "is dearer than input; lower it");
    }
}
