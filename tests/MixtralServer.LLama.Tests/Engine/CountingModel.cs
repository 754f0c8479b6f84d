using MixtralServer.Inference.Ports;

namespace MixtralServer.LLama.Tests.Engine;

/// <summary>Another model that counts the rows it computes.</summary>
internal sealed class CountingModel(IModel inner) : IModel
{
    private int _rows;

    /// <summary>Rows computed so far.</summary>
    public int Rows => Volatile.Read(ref _rows);

    public ModelFacts Facts => inner.Facts;

    public ITokenizer Tokenizer => inner.Tokenizer;

    public IModelContext CreateContext(ContextOptions options) => new Context(this, inner.CreateContext(options));

    public void Dispose() => inner.Dispose();

    private sealed class Context(CountingModel owner, IModelContext inner) : IModelContext
    {
        public int CellCount => inner.CellCount;

        public int SequenceCount => inner.SequenceCount;

        public int BatchSize => inner.BatchSize;

        public int VocabularySize => inner.VocabularySize;

        public DecodeResult Decode(ReadOnlySpan<BatchRow> rows)
        {
            Interlocked.Add(ref owner._rows, rows.Length);
            return inner.Decode(rows);
        }

        public Memory<float> Logits(int row) => inner.Logits(row);

        public ReadOnlySpan<float> HiddenState(int row) => inner.HiddenState(row);

        public void SharePrefix(SequenceId from, SequenceId to, int length) => inner.SharePrefix(from, to, length);

        public void Truncate(SequenceId sequence, int from) => inner.Truncate(sequence, from);

        public void Dispose() => inner.Dispose();
    }
}
