namespace MixtralServer.Inference.Ports;

/// <summary>
/// A model's working memory (KV cache and compute buffers) and the only way to run it.
/// It is created, used and disposed on one thread; members throw <see cref="InvalidOperationException"/> on any other.
/// </summary>
public interface IModelContext : IDisposable
{
    /// <summary>KV cells shared by all sequences; one cell holds one token of one sequence.</summary>
    int CellCount { get; }

    /// <summary>How many sequences can hold cells at the same time.</summary>
    int SequenceCount { get; }

    /// <summary>The most rows that one <see cref="Decode"/> takes.</summary>
    int BatchSize { get; }

    /// <summary>The length of each logits row.</summary>
    int VocabularySize { get; }

    /// <summary>
    /// Computes all rows in one step. Rows of one sequence must be in ascending, gapless positions.
    /// </summary>
    /// <param name="rows">1 to <see cref="BatchSize"/> rows.</param>
    /// <returns>How the step ended; see <see cref="DecodeStatus"/> for the state of the cache in each case.</returns>
    DecodeResult Decode(ReadOnlySpan<BatchRow> rows);

    /// <summary>
    /// The logits after row <paramref name="row"/> of the last successful <see cref="Decode"/>: raw, unscaled,
    /// <see cref="VocabularySize"/> values. They are valid until the next decode; until then they may be read and written on any
    /// thread, one at a time for each row.
    /// </summary>
    /// <param name="row">Index into the rows given to the last decode; that row must have asked for logits.</param>
    Memory<float> Logits(int row);

    /// <summary>
    /// The state that the last layer has after row <paramref name="row"/> of the last successful <see cref="Decode"/>, valid until the
    /// next one; only in contexts that give them (<see cref="ContextOptions.GivesHiddenStates"/>).
    /// </summary>
    /// <param name="row">Index into the rows given to the last decode; that row must have asked for logits.</param>
    ReadOnlySpan<float> HiddenState(int row);

    /// <summary>
    /// Lets the empty sequence <paramref name="to"/> begin with the first <paramref name="length"/> cells of another, without
    /// computing or copying anything: a cell is free again when no sequence holds it.
    /// </summary>
    void SharePrefix(SequenceId from, SequenceId to, int length);

    /// <summary>Takes the cells from position <paramref name="from"/> on from the sequence; 0 takes all of them.</summary>
    void Truncate(SequenceId sequence, int from);
}
