using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.Embeddings;

/// <summary>The embedding of one text.</summary>
/// <param name="Index">The text's place in the request, from 0.</param>
/// <param name="Vector">The vector.</param>
public sealed record Embedding(int Index, [property: JsonPropertyName("embedding")] EmbeddingVector Vector)
{
    /// <summary>Always <c>embedding</c>.</summary>
    public string Object { get; } = "embedding";
}
