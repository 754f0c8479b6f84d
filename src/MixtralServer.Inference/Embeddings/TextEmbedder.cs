using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Embeddings;

/// <summary>
/// Computes the vector of a text: the mean of the states that the last layer has after its tokens, scaled to length 1. Texts are
/// computed one by one and in pieces of one size, so that a text has the same vector in whatever company it comes.
/// </summary>
/// <param name="context">Gives hidden states and has one sequence.</param>
/// <param name="turns">Whose turn it is.</param>
internal sealed class TextEmbedder(IModelContext context, DeviceTurns turns)
{
    /// <summary>
    /// Tokens that are computed at a time, for which a step of generation may have to wait: on a CPU a few steps' worth, on a GPU
    /// about one.
    /// </summary>
    public const int PieceLength = 64;

    private static readonly SequenceId OnlySequence = new(0);

    private readonly BatchRow[] _rows = new BatchRow[PieceLength];

    /// <summary>Computes one vector.</summary>
    /// <param name="tokens">At least one token, at most as many as the context has cells.</param>
    /// <param name="cancellation">Ends the work between pieces, with <see cref="OperationCanceledException"/>.</param>
    /// <param name="failure">What the runtime said, where it failed.</param>
    /// <returns>The vector, or null where the runtime failed.</returns>
    public float[]? Embed(IReadOnlyList<TokenId> tokens, CancellationToken cancellation, out string? failure)
    {
        context.Truncate(OnlySequence, 0);
        double[]? sums = null;
        for (var start = 0; start < tokens.Count; start += PieceLength)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = Math.Min(PieceLength, tokens.Count - start);
            var result = Compute(tokens, start, length);
            if (result.Status != DecodeStatus.Ok)
            {
                failure = result.Detail ?? result.Status.ToString();
                return null;
            }

            for (var row = 0; row < length; row++) Add(context.HiddenState(row), ref sums);
        }

        failure = null;
        return Normalised(sums!);
    }

    private DecodeResult Compute(IReadOnlyList<TokenId> tokens, int start, int length)
    {
        for (var i = 0; i < length; i++)
            _rows[i] = new BatchRow(tokens[start + i], start + i, OnlySequence, NeedsLogits: true);
        turns.EnterPiece();
        try
        {
            return context.Decode(_rows.AsSpan(0, length));
        }
        finally
        {
            turns.Exit();
        }
    }

    private static void Add(ReadOnlySpan<float> state, ref double[]? sums)
    {
        sums ??= new double[state.Length];
        for (var i = 0; i < sums.Length; i++) sums[i] += state[i];
    }

    // The scale of a vector is lost anyway, so that the sum does for the mean. A vector of zeros has no direction and stays.
    private static float[] Normalised(double[] sums)
    {
        var length = Math.Sqrt(sums.Sum(value => value * value));
        return [.. sums.Select(value => (float)(length > 0 ? value / length : 0))];
    }
}
