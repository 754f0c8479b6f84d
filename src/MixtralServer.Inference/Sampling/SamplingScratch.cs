namespace MixtralServer.Inference.Sampling;

/// <summary>Buffers that one sampling thread reuses from row to row; sized once for a vocabulary.</summary>
internal sealed class SamplingScratch(int vocabularySize)
{
    /// <summary>For the row of the whole vocabulary.</summary>
    public RowBuffers Row { get; } = new(vocabularySize);

    /// <summary>For the row of candidates, and before them for the row of lane maxima.</summary>
    public RowBuffers Part { get; } = new(Math.Max(vocabularySize, LogitRow.ChunkLength));

    /// <summary>The logits of candidates, in ascending order of their tokens.</summary>
    public float[] CandidateLogits { get; } = new float[vocabularySize];

    /// <summary>The tokens of candidates.</summary>
    public int[] CandidateTokens { get; } = new int[vocabularySize];

    /// <summary>Chunk by chunk: the weight before the present cut.</summary>
    public float[] ChunkWeights { get; private set; } = new float[RowBuffers.ChunksFor(vocabularySize)];

    /// <summary>Chunk by chunk: the weight before a cut that is tried.</summary>
    public float[] ChunkWeightsTried { get; private set; } = new float[RowBuffers.ChunksFor(vocabularySize)];

    /// <summary>A copy of the logits as the model gave them, where log probabilities are wanted.</summary>
    public float[] RawLogits { get; } = new float[vocabularySize];

    /// <summary>Makes the tried cut the present one.</summary>
    public void AcceptTried() => (ChunkWeights, ChunkWeightsTried) = (ChunkWeightsTried, ChunkWeights);
}
