using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Scheduling;

/// <summary>How a <see cref="GenerationEngine"/> runs its model.</summary>
public sealed record EngineOptions
{
    /// <summary>The model's name in logs and in the name of its thread.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The context to allocate. Its batch must hold a row for each sequence, and its cells one sequence of
    /// <see cref="SequenceLengthMax"/>. Sequences beyond <see cref="RunningMax"/> hold texts for reuse.
    /// </summary>
    public required ContextOptions Context { get; init; }

    /// <summary>The most tokens of one request, prompt and output together.</summary>
    public required int SequenceLengthMax { get; init; }

    /// <summary>Requests that run at once.</summary>
    public required int RunningMax { get; init; }

    /// <summary>Prompt tokens computed per step while other requests are generating; null measures what suits.</summary>
    public int? PrefillBudget { get; init; }

    /// <summary>KV cells that may hold finished texts for reuse. They are given up for running requests first of all.</summary>
    public int KeptCellsMax { get; init; } = int.MaxValue;

    /// <summary>Whether text that a constraint leaves no choice about is taken over without being drawn, where a request does not say.</summary>
    public bool ForcesText { get; init; } = true;

    /// <summary>Requests that may wait besides those that run; more are rejected.</summary>
    public int QueueLength { get; init; } = 256;

    /// <summary>What each class of requests may take of the queue.</summary>
    public QueueLimits Queue { get; init; } = new();
}
