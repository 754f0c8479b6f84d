using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Configuration;

/// <summary>One model as the catalogue describes it: checked, complete and never changed.</summary>
internal sealed record ModelDefinition
{
    /// <summary>The longest text that is embedded, in tokens, as OpenAI's models have it: 1 GiB of F16 cache for an 8x7B.</summary>
    public const int EmbeddedTextMax = 8_192;

    /// <summary>The name that requests use.</summary>
    public required string Id { get; init; }

    /// <summary>Further names that requests may use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Where the weights are.</summary>
    public required ModelFile File { get; init; }

    /// <summary>How conversations are written for it; null takes what fits the file's own template.</summary>
    public ChatFormat? ChatFormat { get; init; }

    /// <summary>Context, sequences and batches.</summary>
    public ModelSizes Sizes { get; init; } = new();

    /// <summary>CPU threads for steps of single tokens.</summary>
    public required int Threads { get; init; }

    /// <summary>CPU threads for steps with prompt chunks.</summary>
    public required int ThreadsBatch { get; init; }

    /// <summary>What goes to GPUs.</summary>
    public GpuOptions Gpu { get; init; } = new();

    /// <summary>Number format of the cached keys.</summary>
    public KvCellType KeyType { get; init; } = KvCellType.F16;

    /// <summary>Number format of the cached values.</summary>
    public KvCellType ValueType { get; init; } = KvCellType.F16;

    /// <summary>What a request that says nothing of sampling gets.</summary>
    public SamplingOptions Sampling { get; init; } = DefaultSampling;

    /// <summary>Texts that end every answer of this model, besides those of the request.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>What one request may take.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>Whether text that a constraint leaves no choice about is taken over undrawn, where a request does not say.</summary>
    public bool ForcesText { get; init; } = true;

    /// <summary>Whether clients that are not configured otherwise share cached prompts.</summary>
    public bool SharesCache { get; init; } = true;

    /// <summary>Whether it embeds texts too, for which it has a second context.</summary>
    public bool Embeds { get; init; }

    /// <summary>What its tokens cost.</summary>
    public ModelPricing Pricing { get; init; } = new(0, 0, 0);

    /// <summary>Sampling where neither request nor catalogue say anything.</summary>
    public static SamplingOptions DefaultSampling { get; } = new() { Temperature = 0.7 };

    /// <summary>The same model with its context cut to what it was trained for.</summary>
    /// <param name="trainedLength">The longest sequence the model was trained for, in tokens; at least 1.</param>
    public ModelDefinition FitTo(int trainedLength) => Sizes.Context <= trainedLength
        ? this
        : this with { Sizes = Sizes with { Context = trainedLength } };
}
