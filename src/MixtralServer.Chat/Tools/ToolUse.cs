namespace MixtralServer.Chat.Tools;

/// <summary>The functions of a request and how they may be called.</summary>
/// <param name="Definitions">The functions in the request's order; may be empty.</param>
/// <param name="Choice">Whether they may or must be called.</param>
/// <param name="AllowsParallel">Whether one answer may hold several calls.</param>
/// <param name="IsLegacy">
/// Whether they came as OpenAI's deprecated <c>functions</c>, to be answered with <c>function_call</c>.
/// </param>
public sealed record ToolUse(
    IReadOnlyList<ToolDefinition> Definitions, ToolChoice Choice, bool AllowsParallel, bool IsLegacy)
{
    /// <summary>No functions.</summary>
    public static ToolUse Nothing { get; } = new([], new ToolChoice.None(), AllowsParallel: true, IsLegacy: false);

    /// <summary>Whether an answer may hold calls.</summary>
    public bool MayCall => Definitions.Count > 0 && Choice is not ToolChoice.None;

    /// <summary>The request member that they came in.</summary>
    public string Parameter => IsLegacy ? "functions" : "tools";
}
