using System.Text.Json.Serialization;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Protocol.Responses;

/// <summary>One item of a <see cref="ResponseRequest"/>'s input: a message, a call, what a call gave, or a kind that is only named.</summary>
public sealed record ResponseInputItem
{
    /// <summary>The <see cref="Type"/> of messages, also where it is absent.</summary>
    public const string MessageType = "message";

    /// <summary>The <see cref="Type"/> of calls that the assistant made.</summary>
    public const string CallType = "function_call";

    /// <summary>The <see cref="Type"/> of what calls gave.</summary>
    public const string ResultType = "function_call_output";

    /// <summary>The <see cref="Type"/> of references to items of stored responses.</summary>
    public const string ReferenceType = "item_reference";

    /// <summary>The <see cref="Type"/> of what models that think aloud thought.</summary>
    public const string ReasoningType = "reasoning";

    /// <summary>Which kind it is.</summary>
    public string? Type { get; init; }

    /// <summary>The item's id, which references name.</summary>
    public string? Id { get; init; }

    /// <summary>Of a message: <c>user</c>, <c>assistant</c>, <c>system</c> or <c>developer</c>.</summary>
    public string? Role { get; init; }

    /// <summary>Of a message: its parts; a plain string is read as one text part.</summary>
    [JsonConverter(typeof(ContentPartsConverter))]
    public IReadOnlyList<ContentPart>? Content { get; init; }

    /// <summary>Of a call, and of what it gave: the id that ties them together.</summary>
    public string? CallId { get; init; }

    /// <summary>Of a call: the function.</summary>
    public string? Name { get; init; }

    /// <summary>Of a call: the arguments as JSON text; an object is read as its text.</summary>
    [JsonConverter(typeof(ArgumentsConverter))]
    public string? Arguments { get; init; }

    /// <summary>What a call gave: a string or text parts.</summary>
    [JsonConverter(typeof(ContentPartsConverter))]
    public IReadOnlyList<ContentPart>? Output { get; init; }
}
