using System.Text.Json;

namespace MixtralServer.Chat.Tools;

/// <summary>A function that the model may call.</summary>
/// <param name="Name">1 to 64 letters, digits, <c>_</c> and <c>-</c>; no two functions of a request have the same.</param>
/// <param name="Description">What it is for; may be empty.</param>
/// <param name="Parameters">The schema of its arguments, a JSON object; null where none was given.</param>
/// <param name="IsStrict">Whether calls must satisfy the schema to the letter.</param>
public sealed record ToolDefinition(string Name, string Description, JsonElement? Parameters, bool IsStrict);
