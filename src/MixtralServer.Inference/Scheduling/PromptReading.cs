using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// The log probabilities of a prompt's tokens, as far as they are computed. Each row of the prompt tells that of the token behind
/// it; what a row told stays when the sequence gives its cells up.
/// </summary>
/// <param name="length">Tokens of the prompt.</param>
/// <param name="top">How many of the likeliest tokens are told for each.</param>
internal sealed class PromptReading(int length, int top)
{
    // llama.cpp holds a row of logits for each: as many floats as the vocabulary has entries.
    private const int RowsPerStepMax = 64;

    private readonly TokenLogProbs?[] _tokens = new TokenLogProbs?[length];

    public int Top => top;

    /// <summary>The rows that have told, from the first on.</summary>
    public int RowsRead { get; private set; }

    public bool IsComplete => RowsRead == length - 1;

    /// <summary>One entry per token, null for the first.</summary>
    public IReadOnlyList<TokenLogProbs?> Tokens => _tokens;

    /// <summary>Whether the row at a position has not told yet.</summary>
    public bool NeedsRow(int position) => position >= RowsRead && position < length - 1;

    /// <summary>How many of so many pending rows a step may have.</summary>
    public int Limit(int pending) => IsComplete ? pending : Math.Min(pending, RowsPerStepMax);

    /// <summary>Takes what the next row told of the token behind it.</summary>
    public void Add(TokenLogProbs token) => _tokens[++RowsRead] = token;
}
