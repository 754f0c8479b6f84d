using System.Text.Json.Serialization;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Protocol.Completions;

/// <summary>What a chunk adds to one answer.</summary>
public sealed record CompletionChunkChoice
{
    /// <summary>Place among the answers, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Text to append, where OpenAI's clients look for it; may be empty.</summary>
    public required string Text { get; init; }

    /// <summary>The same where Together's clients look.</summary>
    public required ChatDelta Delta { get; init; }

    /// <summary>The one token of the chunk, where log probabilities were asked for.</summary>
    public CompletionToken? Token { get; init; }

    /// <summary>How likely the tokens of the chunk were: lists, and a number for Together's clients; null where not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ChoiceLogprobs? Logprobs { get; init; }

    /// <summary>The likeliest tokens by their texts, beside a number.</summary>
    public IReadOnlyDictionary<string, float>? TopLogprobs { get; init; }

    /// <summary>Why the answer ended; null before its last chunk.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? FinishReason { get; init; }

    /// <summary>The seed it was drawn with, in its last chunk.</summary>
    public long? Seed { get; init; }
}
