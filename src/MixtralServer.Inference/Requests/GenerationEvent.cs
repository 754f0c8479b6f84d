namespace MixtralServer.Inference.Requests;

/// <summary>
/// What the engine tells of one request: <see cref="Started"/> once, <see cref="PromptLogProbs"/> once where they were asked for,
/// then <see cref="Delta"/>s and <see cref="Marked"/>, then exactly one of <see cref="Finished"/> and <see cref="Failed"/>. A request that fails or is cancelled
/// before it runs has only the last.
/// </summary>
public abstract record GenerationEvent
{
    private GenerationEvent()
    {
    }

    /// <summary>The request has left the queue.</summary>
    public sealed record Started : GenerationEvent;

    /// <summary>The prompt is computed, and this is how likely the model found each of its tokens.</summary>
    /// <param name="Tokens">One entry per token of the prompt; null for the first, which nothing precedes.</param>
    public sealed record PromptLogProbs(IReadOnlyList<TokenLogProbs?> Tokens) : GenerationEvent;

    /// <summary>More text: whole UTF-8 sequences only, stop strings withheld.</summary>
    /// <param name="Text">The text to append; empty only where tokens without text are left at the end.</param>
    /// <param name="Tokens">
    /// The tokens whose text begins here, where log probabilities were asked for. A token without text of its own comes with
    /// the text that follows it, or last. The token that ends the output is left out, and so is one whose text lies all
    /// behind the beginning of a stop string.
    /// </param>
    public sealed record Delta(string Text, IReadOnlyList<DeltaToken> Tokens) : GenerationEvent
    {
        /// <summary>Text without log probabilities.</summary>
        public Delta(string text)
            : this(text, [])
        {
        }
    }

    /// <summary>
    /// The request's <see cref="OutputMark"/> has come: all text after this is what it announces, and no log probabilities are told of it.
    /// Once at most.
    /// </summary>
    public sealed record Marked : GenerationEvent;

    /// <summary>The generation ended well.</summary>
    /// <param name="Reason">Why it ended.</param>
    /// <param name="Usage">What it consumed.</param>
    /// <param name="LogProbSum">
    /// The sum of the log probabilities of all generated tokens, those counted by <paramref name="Usage"/>; null where none
    /// were asked for.
    /// </param>
    public sealed record Finished(FinishReason Reason, Usage Usage, double? LogProbSum = null) : GenerationEvent;

    /// <summary>The generation ended by a fault, a deadline, a cancellation or a shutdown.</summary>
    /// <param name="Problem">What happened.</param>
    /// <param name="Usage">What it had consumed by then.</param>
    public sealed record Failed(RequestProblem Problem, Usage Usage) : GenerationEvent;
}
