namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>The shape that an answer must have.</summary>
public sealed record ResponseFormat
{
    /// <summary><c>text</c>, or a constrained kind such as <c>json_object</c>.</summary>
    public string? Type { get; init; }
}
