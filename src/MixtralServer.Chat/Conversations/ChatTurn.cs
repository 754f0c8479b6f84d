using MixtralServer.Chat.Tools;

namespace MixtralServer.Chat.Conversations;

/// <summary>One message, or the results of several calls in a row.</summary>
public abstract record ChatTurn
{
    private ChatTurn()
    {
    }

    /// <summary>What the assistant is told beforehand.</summary>
    /// <param name="Text">May be empty.</param>
    public sealed record System(string Text) : ChatTurn;

    /// <summary>What the person or program that asks says.</summary>
    /// <param name="Text">May be empty.</param>
    public sealed record User(string Text) : ChatTurn;

    /// <summary>What the model answered.</summary>
    /// <param name="Text">May be empty.</param>
    /// <param name="Calls">The calls that it made after the text; may be empty.</param>
    public sealed record Assistant(string Text, IReadOnlyList<ToolCall> Calls) : ChatTurn;

    /// <summary>What calls of the assistant's turn before gave.</summary>
    /// <param name="Results">In the order of the messages; never empty.</param>
    public sealed record ToolResults(IReadOnlyList<ToolResult> Results) : ChatTurn;
}
