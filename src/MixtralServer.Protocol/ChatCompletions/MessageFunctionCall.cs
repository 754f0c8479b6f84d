using System.Text.Json.Serialization;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>A function and what it is called with.</summary>
public sealed record MessageFunctionCall
{
    /// <summary>The function.</summary>
    public string? Name { get; init; }

    /// <summary>The arguments as JSON text; an object is read as its text.</summary>
    [JsonConverter(typeof(ArgumentsConverter))]
    public string? Arguments { get; init; }
}
