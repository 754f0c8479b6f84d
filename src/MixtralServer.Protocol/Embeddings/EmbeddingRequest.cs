using System.Text.Json.Serialization;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Protocol.Embeddings;

/// <summary>
/// The body of <c>POST /v1/embeddings</c>. Every member may be absent or null; unknown members are ignored. Nothing is checked here but
/// types.
/// </summary>
public sealed record EmbeddingRequest
{
    /// <summary>The model's id or alias.</summary>
    public string? Model { get; init; }

    /// <summary>The texts; a single one is read as a list of one.</summary>
    [JsonConverter(typeof(PromptInputsConverter))]
    public IReadOnlyList<PromptInput>? Input { get; init; }

    /// <summary><c>float</c> or <c>base64</c>.</summary>
    public string? EncodingFormat { get; init; }

    /// <summary>The length that vectors must have.</summary>
    public int? Dimensions { get; init; }
}
