using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>One answer of a <see cref="ChatCompletionResponse"/>.</summary>
public sealed record ChatCompletionChoice
{
    /// <summary>Place among the answers, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The answer.</summary>
    public required AssistantMessage Message { get; init; }

    /// <summary>Why it ended: <c>stop</c>, <c>length</c>, <c>tool_calls</c> or, where the request had <c>functions</c>, <c>function_call</c>.</summary>
    public required string FinishReason { get; init; }

    /// <summary>The seed it was drawn with.</summary>
    public required long Seed { get; init; }

    /// <summary>Log probabilities; null where none were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ChoiceLogprobs? Logprobs { get; init; }
}
