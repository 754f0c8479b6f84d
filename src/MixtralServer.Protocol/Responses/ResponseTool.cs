using System.Text.Json;
using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.Responses;

/// <summary>A function that the model may call; unlike a chat's, its members stand in the tool directly.</summary>
public sealed record ResponseTool
{
    /// <summary><c>function</c>, also where absent; other kinds are run by OpenAI itself.</summary>
    public string? Type { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The schema of its arguments.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonElement? Parameters { get; init; }

    /// <summary>Whether calls must satisfy the schema to the letter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? Strict { get; init; }
}
