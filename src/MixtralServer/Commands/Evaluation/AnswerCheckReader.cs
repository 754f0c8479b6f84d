using System.Text.Json;

namespace MixtralServer.Commands.Evaluation;

/// <summary>Reads the <c>check</c> of an evaluation's line.</summary>
internal static class AnswerCheckReader
{
    /// <summary>Reads an object with a <c>kind</c> and what belongs to it.</summary>
    /// <exception cref="InvalidDataException">The kind is unknown.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    /// <exception cref="InvalidOperationException">A member has the wrong type.</exception>
    public static AnswerCheck Read(JsonElement check)
    {
        var kind = check.GetProperty("kind").GetString();
        return kind switch
        {
            "exact" => new AnswerCheck.Exact(Text(check.GetProperty("value"))),
            "contains" => new AnswerCheck.Contains([.. check.GetProperty("values").EnumerateArray().Select(Text)]),
            "number" => new AnswerCheck.LastNumber(check.GetProperty("value").GetInt64()),
            "tool_calls" => new AnswerCheck.ToolCalls([.. check.GetProperty("calls").EnumerateArray().Select(Call)]),
            "json" => new AnswerCheck.SameJson(check.GetProperty("value").Clone()),
            _ => throw new InvalidDataException($"there is no check \"{kind}\"; write exact, contains, number, tool_calls or json"),
        };
    }

    private static FunctionCall Call(JsonElement call) =>
        new(Text(call.GetProperty("name")), call.GetProperty("arguments").Clone());

    private static string Text(JsonElement value) => value.GetString() ?? throw new InvalidDataException("a text is null");
}
