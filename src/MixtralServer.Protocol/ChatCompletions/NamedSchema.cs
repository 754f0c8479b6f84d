using System.Text.Json;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>A schema for answers, as OpenAI has it. Its description says nothing that an answer depends on.</summary>
public sealed record NamedSchema
{
    /// <summary>What the client calls it: 1 to 64 letters, digits, hyphens and underscores where it is strict, else anything.</summary>
    public string? Name { get; init; }

    /// <summary>The schema.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>
    /// Whether the schema is one of OpenAI's strict subset, and every keyword is kept. Otherwise keywords that cannot be kept are left
    /// out, which answers tell.
    /// </summary>
    public bool? Strict { get; init; }
}
