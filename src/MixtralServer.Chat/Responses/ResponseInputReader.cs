using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>
/// Checks the items of a request one by one and makes a conversation of them, with the instructions as its first turn. As with
/// messages of a chat, a last message of the assistant is the beginning of its answer.
/// </summary>
internal static class ResponseInputReader
{
    /// <param name="instructions">What the assistant is told beforehand, or null.</param>
    /// <param name="input">The items.</param>
    /// <param name="tools">The functions of the request.</param>
    public static Outcome<Conversation> Read(string? instructions, ResponseInput input, ToolUse tools)
    {
        if (input.Items.Count == input.Earlier)
            return Problems.Missing("input", "a string or a list of at least one item");
        if (input.Items.Count > ConversationBuilder.PartsMax)
            return Problems.Invalid("input", $"The conversation has {input.Items.Count} items; {ConversationBuilder.PartsMax} are allowed.");

        ConversationBuilder builder = new();
        if (!string.IsNullOrEmpty(instructions)) builder.AddSystem(instructions);
        for (var i = 0; i < input.Items.Count; i++)
        {
            if (Add(builder, input.Items[i], input.PlaceOf(i)) is { } problem)
                return problem;
        }

        return builder.Last is ChatTurn.Assistant { Calls.Count: > 0 }
            ? Problems.Invalid("input", "input ends with a call; an item of type function_call_output with its result must follow it.")
            : builder.Build(tools);
    }

    private static RequestProblem? Add(ConversationBuilder builder, ResponseInputItem? item, string path) => item?.Type switch
    {
        null when item is null => Problems.Invalid(path, $"{path} must be an object such as {{\"role\": \"user\", \"content\": \"…\"}}, but was null."),
        null or ResponseInputItem.MessageType => AddMessage(builder, item, path),
        ResponseInputItem.CallType => AddCall(builder, item, path),
        ResponseInputItem.ResultType => AddResult(builder, item, path),
        ResponseInputItem.ReasoningType => null, // of another model; there is nothing that this one could make of it
        var other => Problems.Invalid(
            $"{path}.type",
            $"{path} is of type '{other}'; this server reads items of the types message, function_call, function_call_output and item_reference."),
    };

    private static RequestProblem? AddMessage(ConversationBuilder builder, ResponseInputItem item, string path)
    {
        if (item.Content is null)
            return Problems.Missing($"{path}.content", "a string or a list of text parts");
        if (MessageText.ReadParts(item.Content, $"{path}.content", out var text) is { } problem)
            return problem;
        if (builder.TryAddText(item.Role, text))
            return null;
        return item.Role switch
        {
            "assistant" => builder.AddAssistant(text, [], path),
            null => Problems.Missing($"{path}.role", "user, assistant, system or developer"),
            _ => Problems.Invalid(
                $"{path}.role", $"{path}.role must be user, assistant, system or developer, but was '{item.Role}'."),
        };
    }

    private static RequestProblem? AddCall(ConversationBuilder builder, ResponseInputItem item, string path)
    {
        if (string.IsNullOrEmpty(item.CallId))
            return Problems.Missing($"{path}.call_id", "the id that the call's result names");
        return ToolNames.Check(item.Name, $"{path}.name")
            ?? builder.AddAssistant("", [new ToolCall(item.CallId, item.Name!, item.Arguments ?? "")], path);
    }

    private static RequestProblem? AddResult(ConversationBuilder builder, ResponseInputItem item, string path)
    {
        if (string.IsNullOrEmpty(item.CallId))
            return Problems.Missing($"{path}.call_id", "the id of the call whose result this is");
        if (item.Output is null)
            return Problems.Missing($"{path}.output", "a string or a list of text parts");
        return MessageText.ReadParts(item.Output, $"{path}.output", out var text)
            ?? builder.AddResultById(item.CallId, text, $"{path}.call_id");
    }
}
