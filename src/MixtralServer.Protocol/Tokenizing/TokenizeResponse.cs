namespace MixtralServer.Protocol.Tokenizing;

/// <summary>Tokens of a text, with the members of vLLM's answer.</summary>
/// <param name="Count">How many tokens there are.</param>
/// <param name="MaxModelLen">The most tokens of prompt and answer together.</param>
/// <param name="Tokens">Their ids.</param>
public sealed record TokenizeResponse(int Count, int MaxModelLen, IReadOnlyList<int> Tokens);
