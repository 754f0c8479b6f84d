namespace MixtralServer.Inference.Requests;

/// <summary>What a request consumed, in tokens.</summary>
/// <param name="PromptTokens">Tokens of the prompt.</param>
/// <param name="CompletionTokens">Tokens generated, the final end token included.</param>
/// <param name="CachedTokens">Tokens of the prompt that were in the KV cache already and not computed again.</param>
public readonly record struct Usage(int PromptTokens, int CompletionTokens, int CachedTokens = 0);
