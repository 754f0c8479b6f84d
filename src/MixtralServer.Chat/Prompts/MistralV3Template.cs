using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// Mixtral 8x22B Instruct, after mistral-common's third instruct tokenizer: the marks are control tokens, the system text opens
/// the user's last turn, and the functions stand before that turn. Where an answer has text and calls, which mistral-common
/// refuses, they are written as an answer each.
/// </summary>
internal static class MistralV3Template
{
    internal const string TurnBegin = "[INST]";
    internal const string TurnEnd = "[/INST]";
    internal const string ToolCalls = "[TOOL_CALLS]";
    internal const string ToolsBegin = "[AVAILABLE_TOOLS]";
    internal const string ToolsEnd = "[/AVAILABLE_TOOLS]";
    internal const string ResultBegin = "[TOOL_RESULTS]";
    internal const string ResultEnd = "[/TOOL_RESULTS]";

    public static IEnumerable<PromptRun> Write(Conversation conversation)
    {
        var turns = MistralTurns.Of(conversation.Turns);
        var ids = ToolCallIds.Of(conversation);
        var lastUser = turns.LastUser();
        yield return new PromptRun.BeginOfSequence();
        for (var i = 0; i < turns.Turns.Count; i++)
        {
            var runs = turns.Turns[i] switch
            {
                ChatTurn.User user when i == lastUser =>
                    WriteTools(conversation.Tools).Concat(Enclose(TurnBegin, turns.WithSystem(user.Text), TurnEnd)),
                ChatTurn.User user => Enclose(TurnBegin, user.Text, TurnEnd),
                ChatTurn.Assistant answer => WriteAnswer(answer, ids, isOpen: i == turns.Turns.Count - 1),
                ChatTurn.ToolResults(var results) => results.SelectMany(result =>
                    Enclose(ResultBegin, ToolJson.OfResult(result, ids.ShortOf(result.CallId)), ResultEnd)),
                var other => throw new InvalidOperationException($"{other} has no place here."),
            };
            foreach (var run in runs)
                yield return run;
        }
    }

    private static PromptRun[] WriteTools(ToolUse tools) =>
        tools.Definitions.Count > 0 ? Enclose(ToolsBegin, ToolJson.OfDefinitions(tools.Definitions), ToolsEnd) : [];

    private static IEnumerable<PromptRun> WriteAnswer(ChatTurn.Assistant answer, ToolCallIds ids, bool isOpen)
    {
        if (answer.Text.Length > 0 || answer.Calls.Count == 0)
        {
            yield return new PromptRun.Text(answer.Text.TrimEnd(' '));
            if (!isOpen)
                yield return new PromptRun.EndOfSequence();
        }

        if (answer.Calls.Count > 0)
        {
            yield return new PromptRun.Control(ToolCalls);
            yield return new PromptRun.Text(ToolJson.OfCalls(answer.Calls, ids.ShortOf));
            yield return new PromptRun.EndOfSequence();
        }
    }

    private static PromptRun[] Enclose(string begin, string text, string end) =>
        [new PromptRun.Control(begin), new PromptRun.Text(text), new PromptRun.Control(end)];
}
