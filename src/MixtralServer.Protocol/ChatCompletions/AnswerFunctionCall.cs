namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>A function that an answer calls, and with what.</summary>
/// <param name="Name">
/// The function. Where a chunk only adds arguments it is absent to OpenAI's clients, one of which takes any other name for another call, and
/// empty to Together's and Mistral's, whose types require the member.
/// </param>
/// <param name="Arguments">The arguments as JSON text, or more of it.</param>
public sealed record AnswerFunctionCall(string? Name, string Arguments);
