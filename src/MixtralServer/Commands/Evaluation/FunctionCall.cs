using System.Text.Json;

namespace MixtralServer.Commands.Evaluation;

/// <summary>A call of a function.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Arguments">Its arguments; null where an answer's are no JSON.</param>
internal sealed record FunctionCall(string Name, JsonElement? Arguments)
{
    /// <summary>Whether both call the same function with equal arguments.</summary>
    public bool IsSameAs(FunctionCall other) =>
        Name == other.Name && Arguments is { } mine && other.Arguments is { } theirs && JsonElement.DeepEquals(mine, theirs);
}
