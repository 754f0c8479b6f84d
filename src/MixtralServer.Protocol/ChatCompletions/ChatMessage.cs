using System.Text.Json.Serialization;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>One message of a <see cref="ChatCompletionRequest"/>.</summary>
public sealed record ChatMessage
{
    /// <summary>
    /// <c>system</c>, <c>developer</c>, <c>user</c>, <c>assistant</c>, <c>tool</c> or <c>function</c>.
    /// </summary>
    public string? Role { get; init; }

    /// <summary>The content's parts; a plain string is read as one text part.</summary>
    [JsonConverter(typeof(ContentPartsConverter))]
    public IReadOnlyList<ContentPart>? Content { get; init; }

    /// <summary>
    /// The function whose result a message of role <c>function</c> is; means nothing in others.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Calls that the assistant made.</summary>
    public IReadOnlyList<MessageToolCall?>? ToolCalls { get; init; }

    /// <summary>OpenAI's deprecated form of <see cref="ToolCalls"/>.</summary>
    public MessageFunctionCall? FunctionCall { get; init; }

    /// <summary>The call whose result a message of role <c>tool</c> is.</summary>
    public string? ToolCallId { get; init; }

    /// <summary>Whether the assistant's answer is to continue this message, the last one (Mistral).</summary>
    public bool? Prefix { get; init; }
}
