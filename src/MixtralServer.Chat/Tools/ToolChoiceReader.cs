using System.Text.Json;
using MixtralServer.Chat.Json;
using MixtralServer.Chat.Requests;

namespace MixtralServer.Chat.Tools;

/// <summary>Reads whether functions may, must or must not be called.</summary>
internal static class ToolChoiceReader
{
    /// <param name="form">How the request says it.</param>
    /// <param name="value">What it says; null leaves it to the model.</param>
    /// <param name="definitions">Its functions, of which a named one must be.</param>
    public static Outcome<ToolChoice> Read(ToolChoiceForm form, JsonElement? value, IReadOnlyList<ToolDefinition> definitions)
    {
        if (!JsonStrings.IsGiven(value))
            return definitions.Count > 0 ? new ToolChoice.Auto() : new ToolChoice.None();
        var member = form.Member;
        return Parse(value.Value, form) switch
        {
            null => Problems.Invalid(member, $"{member} must be {form.Expected}."),
            ToolChoice.Auto when definitions.Count == 0 => new ToolChoice.None(),
            ToolChoice.Required when definitions.Count == 0 =>
                Problems.Invalid(member, $"{member} asks for a call, but the request has no tools."),
            ToolChoice.Named(var name) when definitions.All(tool => tool.Name != name) =>
                Problems.Invalid(member, $"{member} names '{name}', which is none of the request's functions."),
            var choice => choice,
        };
    }

    private static ToolChoice? Parse(JsonElement value, ToolChoiceForm form) => value.ValueKind switch
    {
        JsonValueKind.String => OfWord(Text(value), form.TakesNames),
        JsonValueKind.Object when form.FunctionIn(value) is { } function => OfName(function),
        _ => null,
    };

    private static ToolChoice? OfWord(string? word, bool takesNames) => word switch
    {
        "auto" => new ToolChoice.Auto(),
        "none" => new ToolChoice.None(),
        "required" or "any" when takesNames => new ToolChoice.Required(),
        null => null,
        _ => takesNames ? new ToolChoice.Named(word) : null,
    };

    private static ToolChoice.Named? OfName(JsonElement function) =>
        JsonStrings.Member(function, "name") is { } name && Text(name) is { } text ? new ToolChoice.Named(text) : null;

    private static string? Text(JsonElement value) => JsonStrings.Read(value);
}
