namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>A function that an answer calls, and with what.</summary>
/// <param name="Name">The function; empty, never absent, where a chunk only adds arguments: Mistral's client requires the member.</param>
/// <param name="Arguments">The arguments as JSON text, or more of it.</param>
public sealed record AnswerFunctionCall(string Name, string Arguments);
