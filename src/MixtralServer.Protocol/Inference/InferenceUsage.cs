namespace MixtralServer.Protocol.Inference;

/// <summary>What a request consumed.</summary>
/// <param name="PromptTokens">Tokens of the prompts.</param>
/// <param name="CompletionTokens">Tokens generated.</param>
/// <param name="TotalTokens">Their sum.</param>
/// <param name="Duration">From the request's arrival to the answer, in milliseconds.</param>
public sealed record InferenceUsage(int PromptTokens, int CompletionTokens, int TotalTokens, long Duration);
