namespace MixtralServer.Protocol.Models;

/// <summary>The models as OpenAI and Mistral clients expect them; Together's want the bare array.</summary>
/// <param name="Data">The models.</param>
public sealed record ModelList(IReadOnlyList<ModelCard> Data)
{
    /// <summary>Always <c>list</c>.</summary>
    public string Object { get; } = "list";
}
