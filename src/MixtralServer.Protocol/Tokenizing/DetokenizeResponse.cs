namespace MixtralServer.Protocol.Tokenizing;

/// <summary>The text of tokens, with the member of vLLM's answer.</summary>
/// <param name="Prompt">The text; control tokens by their names, bytes that are no text as U+FFFD.</param>
public sealed record DetokenizeResponse(string Prompt);
