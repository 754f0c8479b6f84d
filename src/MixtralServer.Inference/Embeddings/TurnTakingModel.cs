using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Embeddings;

/// <summary>A model each of whose steps waits for its turn.</summary>
/// <param name="inner">The model; disposed with this one.</param>
/// <param name="turns">Whose turn it is.</param>
public sealed class TurnTakingModel(IModel inner, DeviceTurns turns) : IModel
{
    /// <inheritdoc/>
    public ModelFacts Facts => inner.Facts;

    /// <inheritdoc/>
    public ITokenizer Tokenizer => inner.Tokenizer;

    /// <inheritdoc/>
    public IModelContext CreateContext(ContextOptions options) => new Context(inner.CreateContext(options), turns);

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private sealed class Context(IModelContext inner, DeviceTurns turns) : IModelContext
    {
        public int CellCount => inner.CellCount;

        public int SequenceCount => inner.SequenceCount;

        public int BatchSize => inner.BatchSize;

        public int VocabularySize => inner.VocabularySize;

        public DecodeResult Decode(ReadOnlySpan<BatchRow> rows)
        {
            turns.EnterStep();
            try
            {
                return inner.Decode(rows);
            }
            finally
            {
                turns.Exit();
            }
        }

        public Memory<float> Logits(int row) => inner.Logits(row);

        public ReadOnlySpan<float> HiddenState(int row) => inner.HiddenState(row);

        public void SharePrefix(SequenceId from, SequenceId to, int length) => inner.SharePrefix(from, to, length);

        public void Truncate(SequenceId sequence, int from) => inner.Truncate(sequence, from);

        public void Dispose() => inner.Dispose();
    }
}
