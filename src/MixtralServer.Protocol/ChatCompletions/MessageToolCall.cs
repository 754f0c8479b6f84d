namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>One of the <see cref="ChatMessage.ToolCalls"/>.</summary>
public sealed record MessageToolCall
{
    /// <summary>The id that its result names.</summary>
    public string? Id { get; init; }

    /// <summary><c>function</c>, also where absent.</summary>
    public string? Type { get; init; }

    /// <summary>What is called.</summary>
    public MessageFunctionCall? Function { get; init; }
}
