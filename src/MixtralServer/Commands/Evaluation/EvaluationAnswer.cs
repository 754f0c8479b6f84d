using System.Text.Json;

namespace MixtralServer.Commands.Evaluation;

/// <summary>What a server answered to one task.</summary>
/// <param name="Text">The text; empty where there is none.</param>
/// <param name="Calls">The calls of functions; empty where there are none.</param>
internal sealed record EvaluationAnswer(string Text, IReadOnlyList<FunctionCall> Calls)
{
    /// <summary>Reads the first choice of a chat completion.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static EvaluationAnswer Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var message = document.RootElement.GetProperty("choices")[0].GetProperty("message");
            var text = message.TryGetProperty("content", out var content) ? content.GetString() : null;
            var calls = message.TryGetProperty("tool_calls", out var made) && made.ValueKind == JsonValueKind.Array
                ? made.EnumerateArray().Select(ReadCall).ToList()
                : [];
            return new EvaluationAnswer(text ?? "", calls);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"The answer is no chat completion: {e.Message}", e);
        }
    }

    private static FunctionCall ReadCall(JsonElement call)
    {
        var function = call.GetProperty("function");
        var arguments = function.GetProperty("arguments");
        return new FunctionCall(
            function.GetProperty("name").GetString() ?? "",
            arguments.ValueKind == JsonValueKind.String ? JsonValues.TryParse(arguments.GetString()!) : arguments.Clone());
    }
}
