using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Conversations;

/// <summary>
/// Checks the messages of a request one by one and that results follow their calls. A last message of the assistant is the
/// beginning of its answer, whether or not the request says so with a flag.
/// </summary>
internal sealed class ConversationReader
{
    // A bound on work, far above any real conversation.
    internal const int MessagesMax = 4096;

    // Mistral's own, as its documentation gives it.
    internal const string SafePrompt =
        "Always assist with care, respect, and truth. Respond with utmost utility yet securely. Avoid harmful, unethical, prejudiced, or "
        + "negative content. Ensure replies promote fairness and positivity.";

    private readonly OpenCalls _calls = new();
    private readonly List<ChatTurn> _turns = []; // bounded by MessagesMax
    private List<ToolResult>? _results; // of the last turn, where it is one of results

    private ConversationReader()
    {
    }

    /// <summary>Reads the messages.</summary>
    /// <param name="wire">The request.</param>
    /// <param name="tools">Its functions.</param>
    public static Outcome<Conversation> Read(ChatCompletionRequest wire, ToolUse tools)
    {
        if (wire.Messages is not { Count: > 0 } messages)
            return Problems.Missing("messages", "a list of at least one message");
        if (messages.Count > MessagesMax)
            return Problems.Invalid("messages", $"messages has {messages.Count} entries; {MessagesMax} are allowed.");

        var reader = new ConversationReader();
        if (wire.SafePrompt is true)
            reader.Add(new ChatTurn.System(SafePrompt));
        for (var i = 0; i < messages.Count; i++)
        {
            if (reader.Add(messages[i], $"messages[{i}]", isLast: i == messages.Count - 1) is { } problem)
                return problem;
        }

        return CheckEnd(reader._turns[^1], $"messages[{messages.Count - 1}]", wire.ContinueFinalMessage ?? false)
            ?? (Outcome<Conversation>)new Conversation(reader._turns) { Tools = tools };
    }

    private RequestProblem? Add(ChatMessage? message, string path, bool isLast)
    {
        if (MessageText.Read(message, path, out var text) is { } problem)
            return problem;
        switch (message!.Role)
        {
            case "system" or "developer":
                Add(new ChatTurn.System(text));
                return null;
            case "user":
                _calls.Close();
                Add(new ChatTurn.User(text));
                return null;
            case "assistant":
                return AddAssistant(message, text, path, isLast);
            case "tool":
                return message.ToolCallId is { Length: > 0 } id
                    ? AddResult(_calls.AnswerById(id, text, path))
                    : Problems.Missing($"{path}.tool_call_id", "the id of the call whose result this is");
            case "function":
                return ToolNames.Check(message.Name, $"{path}.name") ?? AddResult(_calls.AnswerByName(message.Name!, text, path));
            case null:
                return Problems.Missing($"{path}.role", "system, user, assistant or tool");
            default:
                return Problems.Invalid(
                    $"{path}.role", $"{path}.role must be system, user, assistant or tool, but was '{message.Role}'.");
        }
    }

    private RequestProblem? AddAssistant(ChatMessage message, string text, string path, bool isLast)
    {
        if (message.Prefix is true && !isLast)
            return Problems.Invalid($"{path}.prefix", $"{path}.prefix is for the last message only.");
        if (!ToolCallReader.Read(message, path).TryGet(out var calls, out var problem))
            return problem;
        Add(new ChatTurn.Assistant(text, calls));
        return _calls.Open(calls, path);
    }

    private RequestProblem? AddResult(Outcome<ToolResult> outcome)
    {
        if (!outcome.TryGet(out var result, out var problem))
            return problem;
        if (_results is not { } results)
        {
            results = [];
            Add(new ChatTurn.ToolResults(results));
            _results = results;
        }

        results.Add(result);
        return null;
    }

    private void Add(ChatTurn turn)
    {
        _turns.Add(turn);
        _results = null;
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
