namespace MixtralServer.Chat.Tools;

/// <summary>A call that the assistant made.</summary>
/// <param name="Id">The id that the client knows it by; null where it has none.</param>
/// <param name="Name">The function; valid as a <see cref="ToolDefinition.Name"/>, but need not be among the request's.</param>
/// <param name="Arguments">The arguments as they were written: JSON as a rule, but any text; may be empty.</param>
public sealed record ToolCall(string? Id, string Name, string Arguments);
