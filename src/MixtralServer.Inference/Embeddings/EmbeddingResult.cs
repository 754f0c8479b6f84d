using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Embeddings;

/// <summary>What became of a request for embeddings.</summary>
public abstract record EmbeddingResult
{
    private EmbeddingResult()
    {
    }

    /// <summary>It was served.</summary>
    /// <param name="Vectors">One for each text, of length 1.</param>
    public sealed record Served(IReadOnlyList<float[]> Vectors) : EmbeddingResult;

    /// <summary>It was not.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Failed(RequestProblem Problem) : EmbeddingResult;
}
