namespace MixtralServer.Inference.Sampling;

/// <summary>What one <see cref="LogitRow"/> needs besides its logits; sized once for the longest row.</summary>
internal sealed class RowBuffers(int length)
{
    /// <summary>Room for the lane maxima of every chunk.</summary>
    public float[] LaneMaxima { get; } = new float[ChunksFor(length) * LogitRow.LaneCount];

    /// <summary>Room for one chunk that needs padding or a change.</summary>
    public float[] Padded { get; } = new float[LogitRow.ChunkLength];

    /// <summary>The chunks that so many logits take.</summary>
    public static int ChunksFor(int length) => (length + LogitRow.ChunkLength - 1) / LogitRow.ChunkLength;
}
