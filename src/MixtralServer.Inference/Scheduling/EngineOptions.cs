using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Scheduling;

/// <summary>How a <see cref="GenerationEngine"/> runs its model.</summary>
public sealed record EngineOptions
{
    /// <summary>The model's name in logs and in the name of its thread.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The context to allocate. Its batch must hold a row for each sequence, and its cells one sequence of
    /// <see cref="SequenceLengthMax"/>.
    /// </summary>
    public required ContextOptions Context { get; init; }

    /// <summary>The most tokens of one request, prompt and output together.</summary>
    public required int SequenceLengthMax { get; init; }

    /// <summary>
    /// Prompt tokens computed per step while other requests are generating. On a 2-core machine 32 keeps a step with a chunk
    /// under 8 x a free one at three quarters of full prefill speed; alone, prompts use the whole batch.
    /// </summary>
    public int PrefillBudget { get; init; } = 32;

    /// <summary>Requests that may wait besides those that fit into the context's sequences; more are rejected.</summary>
    public int QueueLength { get; init; } = 256;
}
