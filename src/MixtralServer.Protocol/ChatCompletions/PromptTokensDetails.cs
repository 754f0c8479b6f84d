namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>Of the prompt's tokens, in OpenAI's shape.</summary>
/// <param name="CachedTokens">Those that were in the cache and not computed again.</param>
public sealed record PromptTokensDetails(int CachedTokens);
