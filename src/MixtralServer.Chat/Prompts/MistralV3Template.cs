using MixtralServer.Chat.Conversations;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// Mixtral 8x22B Instruct, after mistral-common's third instruct tokenizer: the marks are control tokens, and the
/// system text opens the last user turn.
/// </summary>
internal static class MistralV3Template
{
    internal const string TurnBegin = "[INST]";
    internal const string TurnEnd = "[/INST]";

    public static IEnumerable<PromptRun> Write(Conversation conversation)
    {
        var turns = conversation.Turns;
        var lastUser = turns[^1].Role == ChatRole.User ? turns.Count - 1 : turns.Count - 2;
        yield return new PromptRun.BeginOfSequence();
        for (var i = 0; i < turns.Count; i++)
        {
            if (turns[i].Role == ChatRole.User)
            {
                var opening = i == lastUser && conversation.System is { } system ? $"{system}\n\n" : "";
                yield return new PromptRun.Control(TurnBegin);
                yield return new PromptRun.Text(opening + turns[i].Text);
                yield return new PromptRun.Control(TurnEnd);
                continue;
            }
            yield return new PromptRun.Text(turns[i].Text.TrimEnd(' '));
            if (i < turns.Count - 1)
                yield return new PromptRun.EndOfSequence();
        }
    }
}
