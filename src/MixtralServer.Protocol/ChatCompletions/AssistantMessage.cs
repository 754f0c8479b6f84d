using System.Text.Json;
using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>The message of an answer.</summary>
public sealed record AssistantMessage
{
    /// <summary>Always <c>assistant</c>.</summary>
    public string Role { get; } = "assistant";

    /// <summary>The text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Content { get; init; }

    /// <summary>Calls made; Together's clients require the member.</summary>
    public IReadOnlyList<JsonElement> ToolCalls { get; init; } = [];
}
