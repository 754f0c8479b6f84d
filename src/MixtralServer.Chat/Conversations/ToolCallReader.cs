using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tools;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Conversations;

/// <summary>Reads the calls of an assistant's message.</summary>
internal static class ToolCallReader
{
    /// <param name="message">The message; <c>function_call</c> stands for a list of one, and its place for an id.</param>
    /// <param name="path">Where it stands in the request.</param>
    public static Outcome<IReadOnlyList<ToolCall>> Read(ChatMessage message, string path)
    {
        List<ToolCall> calls = [];
        for (var i = 0; i < (message.ToolCalls?.Count ?? 0); i++)
        {
            if (!ReadCall(message.ToolCalls![i], $"{path}.tool_calls[{i}]").TryGet(out var call, out var problem))
                return problem;
            calls.Add(call);
        }

        if (message.FunctionCall is { } legacy)
        {
            if (calls.Count > 0)
                return Problems.Invalid($"{path}.function_call", $"{path} has both tool_calls and function_call; leave one out.");
            if (!ReadFunction(legacy, id: $"{path}.function_call", $"{path}.function_call").TryGet(out var call, out var problem))
                return problem;
            calls.Add(call);
        }

        return new Outcome<IReadOnlyList<ToolCall>>.Accepted(calls);
    }

    private static Outcome<ToolCall> ReadCall(MessageToolCall? call, string path)
    {
        if (call is null)
            return Problems.Invalid(path, $"{path} must be an object with id and function, but was null.");
        if (call.Type is not (null or "function"))
            return Problems.Invalid($"{path}.type", $"{path}.type must be 'function', but was '{call.Type}'.");
        if (call.Function is null)
            return Problems.Missing($"{path}.function", "an object with name and arguments");

        // Mistral's client writes "null" where there is no id.
        return ReadFunction(call.Function, call.Id is "" or "null" ? null : call.Id, $"{path}.function");
    }

    private static Outcome<ToolCall> ReadFunction(MessageFunctionCall function, string? id, string path) =>
        ToolNames.Check(function.Name, $"{path}.name")
        ?? (Outcome<ToolCall>)new ToolCall(id, function.Name!, function.Arguments ?? "");
}
