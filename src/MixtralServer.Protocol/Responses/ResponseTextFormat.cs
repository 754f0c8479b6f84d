using System.Text.Json;

namespace MixtralServer.Protocol.Responses;

/// <summary>The shape that text must have; unlike a chat's, a schema stands in it directly.</summary>
public sealed record ResponseTextFormat
{
    /// <summary><c>text</c>, <c>json_object</c>, <c>json_schema</c>, or <c>regex</c>, an extension.</summary>
    public string? Type { get; init; }

    /// <summary>What the client calls the schema.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for; nothing depends on it.</summary>
    public string? Description { get; init; }

    /// <summary>The schema.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>Whether every keyword of the schema must be kept, and the schema be one of OpenAI's strict subset.</summary>
    public bool? Strict { get; init; }

    /// <summary>The regular expression that the whole text must match.</summary>
    public string? Pattern { get; init; }
}
