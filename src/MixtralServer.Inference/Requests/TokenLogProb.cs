using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Requests;

/// <summary>How likely the model found a token.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProb">
/// The natural logarithm of its probability, at most 0; minus infinity for a token that the model rules out.
/// </param>
public readonly record struct TokenLogProb(TokenId Token, float LogProb);
