using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Synthetic;

/// <summary>
/// Generates the weights of a list of tensors in parallel and hands them to a writer in order. Each chunk has its own
/// generator, so the result does not depend on the number of threads.
/// </summary>
internal sealed class WeightStream(IReadOnlyList<SyntheticTensor> tensors, ulong seed)
{
    private const int ChunkBytesMax = 4 << 20;

    // Two batches are in memory at once, one being filled and one being written: at most 64 MiB each.
    private static readonly int BatchChunks = Math.Min(2 * Environment.ProcessorCount, 16);

    /// <summary>Writes all tensors; progress runs from 0 to 1.</summary>
    public async Task WriteAsync(GgufWriter writer, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var total = tensors.Sum(tensor => (double)tensor.Tensor.Bytes);
        var written = 0.0;
        var (filling, standby) = (NewBuffers(), NewBuffers());
        var writing = Task.CompletedTask;
        try
        {
            foreach (var batch in Chunks().Chunk(BatchChunks))
            {
                var buffers = filling;
                Parallel.For(
                    0,
                    batch.Length,
                    new ParallelOptions { CancellationToken = cancellationToken },
                    index => Fill(batch[index], buffers[index].AsSpan(0, batch[index].Bytes)));
                await writing;
                writing = WriteBatchAsync(writer, batch, buffers, cancellationToken);
                (filling, standby) = (standby, filling);
                written += batch.Sum(chunk => (double)chunk.Bytes);
                progress?.Report(written / total);
            }
        }
        finally
        {
            // Even when generating failed: the file must not be closed under a write.
            await writing;
        }
    }

    private static byte[][] NewBuffers() =>
        Enumerable.Range(0, BatchChunks).Select(_ => new byte[ChunkBytesMax]).ToArray();

    private static async Task WriteBatchAsync(
        GgufWriter writer, Chunk[] batch, byte[][] buffers, CancellationToken cancellationToken)
    {
        for (var index = 0; index < batch.Length; index++)
            await writer.WriteAsync(buffers[index].AsMemory(0, batch[index].Bytes), cancellationToken);
    }

    private IEnumerable<Chunk> Chunks()
    {
        for (var tensor = 0; tensor < tensors.Count; tensor++)
        {
            var blockBytes = GgmlTypeLayout.Of(tensors[tensor].Tensor.Type)!.Value.BlockBytes;
            var chunkBytes = ChunkBytesMax / blockBytes * blockBytes;
            var left = tensors[tensor].Tensor.Bytes;
            for (var index = 0; left > 0; index++, left -= chunkBytes)
                yield return new Chunk(tensor, index, (int)Math.Min(left, chunkBytes));
        }
    }

    private void Fill(Chunk chunk, Span<byte> bytes)
    {
        var random = SplitMix64.For(seed, chunk.Tensor, chunk.Index);
        var (tensor, deviation) = tensors[chunk.Tensor];
        WeightBlocks.Fill(tensor.Type, deviation, ref random, bytes);
    }

    private readonly record struct Chunk(int Tensor, int Index, int Bytes);
}
