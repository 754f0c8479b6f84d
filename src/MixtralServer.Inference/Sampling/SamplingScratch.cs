namespace MixtralServer.Inference.Sampling;

/// <summary>Buffers that one sampling thread reuses from row to row; sized once for a vocabulary.</summary>
internal sealed class SamplingScratch(int vocabularySize)
{
    /// <summary>A weight for each token: its probability up to a common factor, the likeliest being 1.</summary>
    public float[] Weights { get; } = new float[vocabularySize];

    /// <summary>Tokens that survived truncation.</summary>
    public int[] Candidates { get; } = new int[vocabularySize];

    /// <summary>Sort keys beside the candidates of one bin.</summary>
    public float[] Keys { get; } = new float[vocabularySize];

    /// <summary>Per bin of <see cref="WeightBins"/>: the weight in it.</summary>
    public double[] BinWeight { get; } = new double[WeightBins.Count];

    /// <summary>Per bin of <see cref="WeightBins"/>: the tokens in it.</summary>
    public int[] BinTokens { get; } = new int[WeightBins.Count];
}
