namespace MixtralServer.Chat.Requests;

/// <summary>The log probabilities that a request asks for.</summary>
/// <param name="Shape">How they are written.</param>
/// <param name="Top">How many of the likeliest tokens are told beside each token's own, 0 to 20.</param>
public sealed record LogProbsOptions(LogProbsShape Shape, int Top);
