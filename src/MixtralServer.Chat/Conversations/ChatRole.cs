namespace MixtralServer.Chat.Conversations;

/// <summary>Whose turn it is.</summary>
public enum ChatRole
{
    /// <summary>The person or program that asks.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
