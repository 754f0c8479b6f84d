using System.Text.Json;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>A function that the model may call.</summary>
public sealed record RequestFunction
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The schema of its arguments.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>Whether calls must satisfy the schema to the letter.</summary>
    public bool? Strict { get; init; }
}
