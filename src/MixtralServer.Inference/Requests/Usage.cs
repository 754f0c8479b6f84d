namespace MixtralServer.Inference.Requests;

/// <summary>What a request consumed, in tokens.</summary>
/// <param name="PromptTokens">Tokens of the prompt.</param>
/// <param name="CompletionTokens">Tokens generated, the final end token included.</param>
public readonly record struct Usage(int PromptTokens, int CompletionTokens);
