namespace MixtralServer.Inference.Requests;

/// <summary>
/// What the engine tells of one request: <see cref="Started"/> once, then <see cref="Delta"/>s, then exactly one of
/// <see cref="Finished"/> and <see cref="Failed"/>. A request that fails or is cancelled before it runs has only the last.
/// </summary>
public abstract record GenerationEvent
{
    private GenerationEvent()
    {
    }

    /// <summary>The request has left the queue.</summary>
    public sealed record Started : GenerationEvent;

    /// <summary>More text: whole UTF-8 sequences only, stop strings withheld, never empty.</summary>
    /// <param name="Text">The text to append.</param>
    public sealed record Delta(string Text) : GenerationEvent;

    /// <summary>The generation ended well.</summary>
    /// <param name="Reason">Why it ended.</param>
    /// <param name="Usage">What it consumed.</param>
    public sealed record Finished(FinishReason Reason, Usage Usage) : GenerationEvent;

    /// <summary>The generation ended by a fault, a deadline, a cancellation or a shutdown.</summary>
    /// <param name="Problem">What happened.</param>
    /// <param name="Usage">What it had consumed by then.</param>
    public sealed record Failed(RequestProblem Problem, Usage Usage) : GenerationEvent;
}
