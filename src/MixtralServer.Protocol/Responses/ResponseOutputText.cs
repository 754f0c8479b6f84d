using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Protocol.Responses;

/// <summary>The text of a message.</summary>
public sealed record ResponseOutputText
{
    /// <summary>Always <c>output_text</c>.</summary>
    public string Type { get; } = ContentPart.OutputTextType;

    /// <summary>Always empty: nothing is cited.</summary>
    public IReadOnlyList<string> Annotations { get; } = [];

    /// <summary>How likely its tokens were; empty where not asked for.</summary>
    public IReadOnlyList<LogprobEntry> Logprobs { get; init; } = [];

    /// <summary>The text.</summary>
    public required string Text { get; init; }
}
