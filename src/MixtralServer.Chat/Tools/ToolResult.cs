namespace MixtralServer.Chat.Tools;

/// <summary>What a call gave.</summary>
/// <param name="CallId">The id by which the client names the call.</param>
/// <param name="Name">The function that was called.</param>
/// <param name="CallIndex">The call's place, from 0, among those of the assistant's turn before it.</param>
/// <param name="Content">What it gave: any text, often JSON; may be empty.</param>
public sealed record ToolResult(string CallId, string Name, int CallIndex, string Content);
