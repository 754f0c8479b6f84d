namespace MixtralServer.Protocol.Embeddings;

/// <summary>The answer to an <see cref="EmbeddingRequest"/>.</summary>
/// <param name="Data">One embedding for each text, in their order.</param>
/// <param name="Model">The model's name as the request gave it.</param>
/// <param name="Usage">What the request consumed.</param>
public sealed record EmbeddingResponse(IReadOnlyList<Embedding> Data, string Model, EmbeddingUsage Usage)
{
    /// <summary>Always <c>list</c>.</summary>
    public string Object { get; } = "list";
}
