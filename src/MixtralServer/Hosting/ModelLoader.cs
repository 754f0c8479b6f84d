using MixtralServer.Chat;
using MixtralServer.Chat.Prompts;
using MixtralServer.Configuration;
using MixtralServer.Inference.Embeddings;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Inference.Telemetry;
using MixtralServer.LLama.Models;
using MixtralServer.Serving;

namespace MixtralServer.Hosting;

/// <summary>Turns a model's definition into a running engine.</summary>
internal sealed class ModelLoader(TimeProvider time, ILoggerFactory loggers, EngineMeter meter)
{
    /// <summary>Loads the weights, allocates the context and starts the engine.</summary>
    /// <param name="definition">What to load; its files exist.</param>
    /// <param name="progress">Told the share of the weights that is read, from 0 to 1.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="ModelLoadException">The message says why it cannot be served and what to do.</exception>
    public async Task<LoadedModel> LoadAsync(
        ModelDefinition definition, IProgress<float> progress, CancellationToken cancellationToken)
    {
        var model = LLamaModel.Load(WeightsOf(definition), progress, cancellationToken);
        try
        {
            var fitted = definition.FitTo(model.Facts.ContextLengthTrained);
            var format = FormatOf(fitted, model);
            return new LoadedModel(model, await StartAsync(fitted, ChatOf(fitted, format, model.Tokenizer), model));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private async Task<ServedModelState.Ready> StartAsync(ModelDefinition definition, ChatModel chat, LLamaModel model)
    {
        var options = EngineOf(definition, model.Facts);
        var logger = loggers.CreateLogger<GenerationEngine>();
        if (!definition.Embeds)
            return new ServedModelState.Ready(chat, await GenerationEngine.StartAsync(model, options, time, logger, meter));

        DeviceTurns turns = new();
        var embeddings = await EmbeddingEngine.StartAsync(
            model, EmbeddingsOf(definition), turns, loggers.CreateLogger<EmbeddingEngine>());
        try
        {
            var engine = await GenerationEngine.StartAsync(new TurnTakingModel(model, turns), options, time, logger, meter);
            return new ServedModelState.Ready(chat, engine) { Embeddings = embeddings };
        }
        catch
        {
            await embeddings.DisposeAsync();
            throw;
        }
    }

    private static ModelLoadOptions WeightsOf(ModelDefinition definition) => new()
    {
        Path = definition.File.Path,
        GpuLayers = definition.Gpu.Layers.Count,
        Devices = definition.Gpu.Devices,
        SplitMode = definition.Gpu.Split switch
        {
            GpuSplit.None => ModelSplitMode.None,
            GpuSplit.Row => ModelSplitMode.Row,
            _ => ModelSplitMode.Layer,
        },
        TensorSplit = [.. definition.Gpu.TensorSplit.Select(share => (float)share)],
        MainGpu = definition.Gpu.MainDevice,
    };

    private static ChatFormat FormatOf(ModelDefinition definition, LLamaModel model)
    {
        if (definition.ChatFormat is { } named) return named;
        return ChatFormatDetector.Detect(model.Facts.ChatTemplate, model.Tokenizer) switch
        {
            ChatFormatDetection.Known known => known.Format,
            ChatFormatDetection.Unknown unknown => throw new ModelLoadException(unknown.Reason),
            var other => throw new InvalidOperationException($"Unknown detection {other}."),
        };
    }

    private static EngineOptions EngineOf(ModelDefinition definition, ModelFacts facts) => new()
    {
        Name = definition.Id,
        SequenceLengthMax = definition.Sizes.Context,
        RunningMax = definition.Sizes.Parallel,
        KeptCellsMax = definition.Sizes.KeptCells(isOnGpu: facts.Devices.Any(device => device != "CPU")),
        PrefillBudget = definition.Sizes.PrefillBudget,
        ForcesText = definition.ForcesText,
        QueueLength = definition.Limits.QueueLength,
        Queue = definition.Limits.Queue,
        Context = new ContextOptions
        {
            CellCount = definition.Sizes.CellCount,
            SequenceCount = definition.Sizes.Parallel + definition.Sizes.KeptSequences,
            BatchSize = definition.Sizes.BatchSize,
            MicroBatchSize = definition.Sizes.MicroBatchSize,
            Threads = definition.Threads,
            ThreadsBatch = definition.ThreadsBatch,
            KeyType = definition.KeyType,
            ValueType = definition.ValueType,
        },
    };

    private static EmbeddingOptions EmbeddingsOf(ModelDefinition definition) => new()
    {
        Name = definition.Id,
        LengthMax = Math.Min(definition.Sizes.Context, ModelDefinition.EmbeddedTextMax),
        Threads = definition.ThreadsBatch,
        KeyType = definition.KeyType,
        ValueType = definition.ValueType,
    };

    private static ChatModel ChatOf(ModelDefinition definition, ChatFormat format, ITokenizer tokenizer) => new()
    {
        Id = definition.Id,
        Format = format,
        ContextLength = definition.Sizes.Context,
        TokensOutputMax = definition.Limits.OutputTokens,
        TimeLimit = definition.Limits.RequestTimeout,
        Sampling = definition.Sampling,
        StopStrings = definition.Stop,
        SharesCache = definition.SharesCache,
        Tokenizer = tokenizer,
    };
}
