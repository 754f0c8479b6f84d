namespace MixtralServer.Protocol.Embeddings;

/// <summary>What a request for embeddings consumed, in tokens.</summary>
/// <param name="PromptTokens">Tokens of all texts.</param>
public sealed record EmbeddingUsage(int PromptTokens)
{
    /// <summary>The same: nothing is generated.</summary>
    public int TotalTokens => PromptTokens;
}
