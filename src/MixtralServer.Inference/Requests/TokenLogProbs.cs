namespace MixtralServer.Inference.Requests;

/// <summary>
/// How likely the model found the token at one place of a text and which it found likeliest there: by its own
/// distribution, before logit bias, penalties, temperature and truncation.
/// </summary>
/// <param name="Chosen">The token that stands there.</param>
/// <param name="Top">
/// The likeliest tokens, likeliest first, of equally likely ones lower ids first; as many as asked for.
/// </param>
public sealed record TokenLogProbs(TokenLogProb Chosen, IReadOnlyList<TokenLogProb> Top);
