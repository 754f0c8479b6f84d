namespace MixtralServer.Inference.Ports;

/// <summary>How large a context is made and what runs it.</summary>
public sealed record ContextOptions
{
    /// <summary>KV cells shared by all sequences, in tokens.</summary>
    public required int CellCount { get; init; }

    /// <summary>How many sequences can be in the cache at once.</summary>
    public required int SequenceCount { get; init; }

    /// <summary>The most rows in one step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The most rows computed physically at once; steps larger than this are split inside the runtime.</summary>
    public required int MicroBatchSize { get; init; }

    /// <summary>CPU threads for steps of single tokens.</summary>
    public required int Threads { get; init; }

    /// <summary>CPU threads for steps with prompt chunks.</summary>
    public required int ThreadsBatch { get; init; }

    /// <summary>Whether rows give hidden states besides logits.</summary>
    public bool GivesHiddenStates { get; init; }

    /// <summary>Number format of the keys.</summary>
    public KvCellType KeyType { get; init; } = KvCellType.F16;

    /// <summary>Number format of the values.</summary>
    public KvCellType ValueType { get; init; } = KvCellType.F16;
}
