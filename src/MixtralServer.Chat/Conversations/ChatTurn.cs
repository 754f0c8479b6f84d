namespace MixtralServer.Chat.Conversations;

/// <summary>What one side said before the other answered.</summary>
/// <param name="Role">Who said it.</param>
/// <param name="Text">What was said; may be empty.</param>
public sealed record ChatTurn(ChatRole Role, string Text);
