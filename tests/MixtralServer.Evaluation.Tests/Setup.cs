using MixtralServer.Configuration;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Evaluation.Tests;

/// <summary>How a model is run; none of it may change what it says.</summary>
internal sealed record Setup
{
    /// <summary>Requests that run at once; all others wait.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>KV cells for all of them; null for as many as they can need.</summary>
    public int? CellCount { get; init; }

    /// <summary>Whether requests begin with what others computed.</summary>
    public bool SharesPrefixes { get; init; }

    /// <summary>Whether text that leaves no choice is written undrawn.</summary>
    public bool ForcesText { get; init; } = true;

    /// <summary>Number format of the KV cache; null for that in which the model is served.</summary>
    public KvCellType? CellType { get; init; }

    // All tasks of a test are handed in at once.
    private const int QueueLength = 1_024;

    /// <summary>The longest sequence, in tokens.</summary>
    public const int Context = 1_024;

    /// <summary>The definition of a model that is run so.</summary>
    public ModelDefinition Apply(ModelDefinition model) => model with
    {
        KeyType = CellType ?? model.KeyType,
        ValueType = CellType ?? model.ValueType,
        Limits = model.Limits with { QueueLength = QueueLength },
        ForcesText = ForcesText,
        Sizes = new ModelSizes
        {
            Context = Context,
            Parallel = Concurrency,
            GivenCellCount = CellCount ?? Context * Concurrency,
            GivenKeptCells = SharesPrefixes ? Context * Concurrency / 2 : 0,
        },
    };
}
