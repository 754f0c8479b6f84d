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
}
