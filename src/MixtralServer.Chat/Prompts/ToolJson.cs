using MixtralServer.Chat.Json;
using MixtralServer.Chat.Tools;

namespace MixtralServer.Chat.Prompts;

/// <summary>Functions, calls and results as JSON, with the members and in the order that mistral-common writes.</summary>
internal static class ToolJson
{
    /// <summary>A list of functions.</summary>
    public static string OfDefinitions(IEnumerable<ToolDefinition> definitions) => List(definitions.Select(tool =>
        $$"""{"type": "function", "function": {{OfFunction(tool)}}}"""));

    /// <summary>A list of calls.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="shortId">What stands for an id; null leaves ids out.</param>
    public static string OfCalls(IEnumerable<ToolCall> calls, Func<string, string>? shortId) => List(calls.Select(call =>
        $$"""{"name": {{Quote(call.Name)}}, "arguments": {{PythonJson.OfText(call.Arguments)}}{{IdOf(call, shortId)}}}"""));

    /// <summary>One result with the id of its call.</summary>
    public static string OfResult(ToolResult result, string callId) =>
        $$"""{"content": {{PythonJson.OfText(result.Content)}}, "call_id": {{Quote(callId)}}}""";

    /// <summary>A list of results with the names of the functions.</summary>
    public static string OfResults(IEnumerable<ToolResult> results) => List(results.Select(result =>
        $$"""{"name": {{Quote(result.Name)}}, "content": {{PythonJson.OfText(result.Content)}}}"""));

    private static string OfFunction(ToolDefinition tool)
    {
        var (name, description) = (Quote(tool.Name), Quote(tool.Description));
        return $$"""{"name": {{name}}, "description": {{description}}, "parameters": {{ParametersOf(tool)}}}""";
    }

    // Schemas that cannot be written were refused.
    private static string ParametersOf(ToolDefinition tool) =>
        tool.Parameters is { } parameters ? PythonJson.TryWrite(parameters) ?? "{}" : "{}";

    private static string IdOf(ToolCall call, Func<string, string>? shortId) =>
        shortId is not null && call.Id is { } id ? $", \"id\": {Quote(shortId(id))}" : "";

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    private static string Quote(string text) => PythonJson.Quote(text);
}
