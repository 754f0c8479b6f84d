using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Embeddings;

/// <summary>How an <see cref="EmbeddingEngine"/> runs its model.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>The model's name in logs and in the name of its thread.</summary>
    public required string Name { get; init; }

    /// <summary>The longest text, in tokens, at least 1; as many KV cells are allocated.</summary>
    public required int LengthMax { get; init; }

    /// <summary>CPU threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Number format of the keys.</summary>
    public KvCellType KeyType { get; init; } = KvCellType.F16;

    /// <summary>Number format of the values.</summary>
    public KvCellType ValueType { get; init; } = KvCellType.F16;

    /// <summary>Requests that may wait; more are rejected.</summary>
    public int QueueLength { get; init; } = 64;
}
