using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Conversations;

/// <summary>
/// Checks the messages of a request one by one. A last message of the assistant is the beginning of its answer, whether or not the
/// request says so with a flag.
/// </summary>
internal static class ConversationReader
{
    // Mistral's own, as its documentation gives it.
    internal const string SafePrompt =
        "Always assist with care, respect, and truth. Respond with utmost utility yet securely. Avoid harmful, unethical, prejudiced, or "
        + "negative content. Ensure replies promote fairness and positivity.";

    /// <summary>Reads the messages.</summary>
    /// <param name="wire">The request.</param>
    /// <param name="tools">Its functions.</param>
    public static Outcome<Conversation> Read(ChatCompletionRequest wire, ToolUse tools)
    {
        if (wire.Messages is not { Count: > 0 } messages)
            return Problems.Missing("messages", "a list of at least one message");
        if (messages.Count > ConversationBuilder.PartsMax)
            return Problems.Invalid("messages", $"messages has {messages.Count} entries; {ConversationBuilder.PartsMax} are allowed.");

        ConversationBuilder builder = new();
        if (wire.SafePrompt is true)
            builder.TryAddText("system", SafePrompt);
        for (var i = 0; i < messages.Count; i++)
        {
            if (Add(builder, messages[i], $"messages[{i}]", isLast: i == messages.Count - 1) is { } problem)
                return problem;
        }

        return CheckEnd(builder.Last, $"messages[{messages.Count - 1}]", wire.ContinueFinalMessage ?? false)
            ?? (Outcome<Conversation>)builder.Build(tools);
    }

    private static RequestProblem? Add(ConversationBuilder builder, ChatMessage? message, string path, bool isLast)
    {
        if (MessageText.Read(message, path, out var text) is { } problem)
            return problem;
        if (builder.TryAddText(message!.Role, text))
            return null;
        switch (message.Role)
        {
            case "assistant":
                return AddAssistant(builder, message, text, path, isLast);
            case "tool":
                return message.ToolCallId is { Length: > 0 } id
                    ? builder.AddResultById(id, text, $"{path}.tool_call_id")
                    : Problems.Missing($"{path}.tool_call_id", "the id of the call whose result this is");
            case "function":
                return ToolNames.Check(message.Name, $"{path}.name") ?? builder.AddResultByName(message.Name!, text, $"{path}.name");
            case null:
                return Problems.Missing($"{path}.role", "system, user, assistant or tool");
            default:
                return Problems.Invalid(
                    $"{path}.role", $"{path}.role must be system, user, assistant or tool, but was '{message.Role}'.");
        }
    }

    private static RequestProblem? AddAssistant(
        ConversationBuilder builder, ChatMessage message, string text, string path, bool isLast)
    {
        if (message.Prefix is true && !isLast)
            return Problems.Invalid($"{path}.prefix", $"{path}.prefix is for the last message only.");
        return ToolCallReader.Read(message, path).TryGet(out var calls, out var problem)
            ? builder.AddAssistant(text, calls, $"{path}.tool_calls")
            : problem;
    }

    private static RequestProblem? CheckEnd(ChatTurn last, string path, bool continues) => last switch
    {
        ChatTurn.Assistant { Calls.Count: > 0 } => Problems.Invalid(
            $"{path}.tool_calls", $"{path} makes calls; messages of role tool with their results must follow it."),
        not ChatTurn.Assistant when continues => Problems.Invalid(
            "continue_final_message", "continue_final_message needs a last message of role assistant, which is to be continued."),
        _ => null,
    };
}
