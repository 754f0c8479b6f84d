using MixtralServer.Chat.Conversations;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Requests;

/// <summary>A chat request after validation: nothing in it needs to be checked again.</summary>
public sealed record ChatRequest
{
    /// <summary>The model's name as the request gave it; answers repeat it.</summary>
    public required string Model { get; init; }

    /// <summary>The conversation to continue.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>How tokens are drawn, the seed included.</summary>
    public required SamplingOptions Sampling { get; init; }

    /// <summary>The seed as answers show it: the request's, or the one chosen for it.</summary>
    public required long Seed { get; init; }

    /// <summary>The most tokens the client wants, at least 1, or null for as many as fit.</summary>
    public int? TokensOutputMax { get; init; }

    /// <summary>Whether an answer limit beyond the context is lowered to what fits, rather than refused.</summary>
    public bool TruncatesOutput { get; init; }

    /// <summary>The request's own stop strings; none is empty.</summary>
    public IReadOnlyList<string> StopStrings { get; init; } = [];

    /// <summary>Whether the answer is streamed.</summary>
    public bool Stream { get; init; }

    /// <summary>Whether a stream ends with a chunk of its own for the usage.</summary>
    public bool IncludeUsage { get; init; }
}
