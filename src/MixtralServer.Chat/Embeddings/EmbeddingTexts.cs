using MixtralServer.Inference.Ports;

namespace MixtralServer.Chat.Embeddings;

/// <summary>A request for embeddings after validation.</summary>
/// <param name="Texts">The tokens of each text; none is empty.</param>
/// <param name="IsBase64">Whether vectors are written as base64.</param>
public sealed record EmbeddingTexts(IReadOnlyList<IReadOnlyList<TokenId>> Texts, bool IsBase64)
{
    /// <summary>Tokens of all texts.</summary>
    public int TokenCount => Texts.Sum(text => text.Count);
}
