using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>The message of an answer.</summary>
public sealed record AssistantMessage
{
    /// <summary>Always <c>assistant</c>.</summary>
    public string Role { get; } = "assistant";

    /// <summary>The text; null where there are calls and no text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Content { get; init; }

    /// <summary>Calls made; Together's clients require the member.</summary>
    public IReadOnlyList<AnswerToolCall> ToolCalls { get; init; } = [];

    /// <summary>The call made, where the request had <c>functions</c>, the deprecated form of tools.</summary>
    public AnswerFunctionCall? FunctionCall { get; init; }
}
