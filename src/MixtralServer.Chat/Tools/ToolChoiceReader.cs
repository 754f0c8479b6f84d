using System.Text.Json;
using MixtralServer.Chat.Json;
using MixtralServer.Chat.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Tools;

/// <summary>Reads <c>tool_choice</c>, or <c>function_call</c> where functions came in the deprecated form.</summary>
internal static class ToolChoiceReader
{
    /// <param name="wire">The request.</param>
    /// <param name="definitions">Its functions, of which a named one must be.</param>
    public static Outcome<ToolChoice> Read(ChatCompletionRequest wire, IReadOnlyList<ToolDefinition> definitions)
    {
        var (member, value) = IsGiven(wire.ToolChoice) ? ("tool_choice", wire.ToolChoice) : ("function_call", wire.FunctionCall);
        if (!IsGiven(value))
            return definitions.Count > 0 ? new ToolChoice.Auto() : new ToolChoice.None();
        if (Parse(value!.Value, isLegacy: member == "function_call") is not { } choice)
        {
            return Problems.Invalid(
                member,
                member == "tool_choice"
                    ? "tool_choice must be 'auto', 'none', 'required', the name of a function, or "
                        + "{\"type\": \"function\", \"function\": {\"name\": \"…\"}}."
                    : "function_call must be 'auto', 'none' or {\"name\": \"…\"}.");
        }

        return choice switch
        {
            ToolChoice.Auto when definitions.Count == 0 => new ToolChoice.None(),
            ToolChoice.Required when definitions.Count == 0 =>
                Problems.Invalid(member, $"{member} asks for a call, but the request has no tools."),
            ToolChoice.Named(var name) when definitions.All(tool => tool.Name != name) =>
                Problems.Invalid(member, $"{member} names '{name}', which is none of the request's functions."),
            _ => choice,
        };
    }

    private static ToolChoice? Parse(JsonElement value, bool isLegacy) => value.ValueKind switch
    {
        JsonValueKind.String => OfWord(Text(value), isLegacy),
        JsonValueKind.Object when isLegacy => OfName(value),
        JsonValueKind.Object when JsonStrings.Member(value, "function") is { } function => OfName(function),
        _ => null,
    };

    private static ToolChoice? OfWord(string? word, bool isLegacy) => word switch
    {
        "auto" => new ToolChoice.Auto(),
        "none" => new ToolChoice.None(),
        "required" or "any" when !isLegacy => new ToolChoice.Required(),
        null => null,
        _ => isLegacy ? null : new ToolChoice.Named(word),
    };

    private static ToolChoice.Named? OfName(JsonElement function) =>
        JsonStrings.Member(function, "name") is { } name && Text(name) is { } text ? new ToolChoice.Named(text) : null;

    private static bool IsGiven(JsonElement? value) => value is { ValueKind: not JsonValueKind.Null };

    private static string? Text(JsonElement value) => JsonStrings.Read(value);
}
