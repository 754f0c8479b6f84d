namespace MixtralServer.Chat.Conversations;

/// <summary>
/// A conversation in the form that prompts are written from: one system text, then turns that alternate.
/// </summary>
/// <param name="System">The system text, never empty; null for none.</param>
/// <param name="Turns">The turns, at least one; no two neighbours have the same role.</param>
public sealed record Conversation(string? System, IReadOnlyList<ChatTurn> Turns)
{
    /// <summary>The beginning of the answer that the model is to continue; empty where it begins a new one.</summary>
    public string AnswerBegun => Turns[^1] is { Role: ChatRole.Assistant } turn ? turn.Text : "";
}
