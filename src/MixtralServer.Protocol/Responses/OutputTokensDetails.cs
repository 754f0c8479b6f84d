namespace MixtralServer.Protocol.Responses;

/// <summary>Of the generated tokens.</summary>
/// <param name="ReasoningTokens">Always 0: nothing is thought that is not shown.</param>
public sealed record OutputTokensDetails(int ReasoningTokens);
