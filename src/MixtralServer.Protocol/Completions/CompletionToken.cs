namespace MixtralServer.Protocol.Completions;

/// <summary>The token of a chunk, in Together's shape.</summary>
/// <param name="Id">The token.</param>
/// <param name="Text">Its text; half a character shows as U+FFFD.</param>
/// <param name="Logprob">The natural logarithm of its probability.</param>
/// <param name="Special">Whether it is a control token.</param>
public sealed record CompletionToken(int Id, string Text, float Logprob, bool Special);
