namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>Something that a client should know of an answer that is no error (Together's shape).</summary>
/// <param name="Message">For people: what it is and where.</param>
public sealed record ReplyWarning(string Message);
