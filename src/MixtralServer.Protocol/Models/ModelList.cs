using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.Models;

/// <summary>The models as OpenAI and Mistral clients expect them; Together's want the bare array.</summary>
/// <param name="Data">The models.</param>
public sealed record ModelList(IReadOnlyList<ModelCard> Data)
{
    /// <summary>Always <c>list</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Object { get; } = "list";
}
