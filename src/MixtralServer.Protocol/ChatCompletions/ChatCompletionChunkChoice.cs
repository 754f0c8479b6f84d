using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>What a chunk adds to one answer.</summary>
public sealed record ChatCompletionChunkChoice
{
    /// <summary>Place among the answers, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What is added to the message.</summary>
    public required ChatDelta Delta { get; init; }

    /// <summary>Why the answer ended; null before its last chunk.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? FinishReason { get; init; }

    /// <summary>The seed it was drawn with, in its last chunk.</summary>
    public long? Seed { get; init; }

    /// <summary>The delta's content again, where Together's log probabilities were asked for.</summary>
    public string? Text { get; init; }

    /// <summary>How likely the tokens of the chunk were; absent where not asked for.</summary>
    public ChoiceLogprobs? Logprobs { get; init; }

    /// <summary>The likeliest tokens by their texts, where Together's shape and more than one were asked for.</summary>
    public IReadOnlyDictionary<string, float>? TopLogprobs { get; init; }
}
