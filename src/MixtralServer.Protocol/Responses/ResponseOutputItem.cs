using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.Responses;

/// <summary>One item of a <see cref="Response"/>'s output.</summary>
[JsonDerivedType(typeof(Message))]
[JsonDerivedType(typeof(FunctionCall))]
public abstract record ResponseOutputItem
{
    private ResponseOutputItem()
    {
    }

    /// <summary>Unique id.</summary>
    [JsonPropertyOrder(-3)]
    public required string Id { get; init; }

    /// <summary>Which kind it is.</summary>
    [JsonPropertyOrder(-2)]
    public abstract string Type { get; }

    /// <summary>How far it is: <c>in_progress</c>, <c>completed</c> or <c>incomplete</c>.</summary>
    [JsonPropertyOrder(-1)]
    public required string Status { get; init; }

    /// <summary>Text.</summary>
    public sealed record Message : ResponseOutputItem
    {
        /// <inheritdoc/>
        [JsonPropertyOrder(-2)]
        public override string Type => ResponseInputItem.MessageType;

        /// <summary>Always <c>assistant</c>.</summary>
        public string Role { get; } = "assistant";

        /// <summary>One part with the text; none before it begins.</summary>
        public required IReadOnlyList<ResponseOutputText> Content { get; init; }
    }

    /// <summary>A call.</summary>
    public sealed record FunctionCall : ResponseOutputItem
    {
        /// <inheritdoc/>
        [JsonPropertyOrder(-2)]
        public override string Type => ResponseInputItem.CallType;

        /// <summary>The id that its result must name.</summary>
        public required string CallId { get; init; }

        /// <summary>The function.</summary>
        public required string Name { get; init; }

        /// <summary>The arguments as JSON text, as far as they have come.</summary>
        public required string Arguments { get; init; }
    }
}
