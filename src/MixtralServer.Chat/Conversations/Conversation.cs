using MixtralServer.Chat.Tools;

namespace MixtralServer.Chat.Conversations;

/// <summary>
/// A conversation as the client tells it, every part of it valid. What a format makes of turns that it cannot write as they
/// are is the format's business.
/// </summary>
/// <param name="Turns">
/// The turns, at least one. Results stand behind an assistant's turn with their calls; the last turn makes no calls.
/// </param>
public sealed record Conversation(IReadOnlyList<ChatTurn> Turns)
{
    /// <summary>The functions that the model may call.</summary>
    public ToolUse Tools { get; init; } = ToolUse.Nothing;

    /// <summary>The beginning of the answer that the model is to continue; empty where it begins a new one.</summary>
    public string AnswerBegun => Turns[^1] is ChatTurn.Assistant turn ? turn.Text : "";
}
