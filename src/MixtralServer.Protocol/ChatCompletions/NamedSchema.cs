using System.Text.Json;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>A schema for answers, as OpenAI has it. Its name and description say nothing that an answer depends on.</summary>
public sealed record NamedSchema
{
    /// <summary>What the client calls it.</summary>
    public string? Name { get; init; }

    /// <summary>The schema.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>Whether every keyword must be kept. Here all are, or the request is refused.</summary>
    public bool? Strict { get; init; }
}
