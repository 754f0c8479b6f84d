using System.Text.Json.Serialization;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Protocol.Completions;

/// <summary>One answer of a <see cref="CompletionResponse"/>.</summary>
public sealed record CompletionChoice
{
    /// <summary>Place among the answers, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The text, with the space it begins with.</summary>
    public required string Text { get; init; }

    /// <summary>Why it ended: <c>stop</c> or <c>length</c>.</summary>
    public required string FinishReason { get; init; }

    /// <summary>The seed it was drawn with.</summary>
    public required long Seed { get; init; }

    /// <summary>Log probabilities; null where none were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public LogprobLists? Logprobs { get; init; }
}
