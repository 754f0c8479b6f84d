using MixtralServer.Chat.Conversations;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// ChatML. Where the vocabulary has no tokens for the marks, the whole prompt becomes one text, and then a message that
/// contains the marks cannot be told from a turn: that is a limit of such models.
/// </summary>
internal static class ChatMlTemplate
{
    internal const string TurnBegin = "<|im_start|>";
    internal const string TurnEnd = "<|im_end|>";

    public static IEnumerable<PromptRun> Write(Conversation conversation)
    {
        yield return new PromptRun.BeginOfSequence();
        if (conversation.System is { } system)
        {
            foreach (var run in WriteTurn("system", system))
                yield return run;
        }

        var isContinued = conversation.Turns[^1].Role == ChatRole.Assistant;
        foreach (var turn in conversation.Turns.Take(conversation.Turns.Count - (isContinued ? 1 : 0)))
        {
            foreach (var run in WriteTurn(turn.Role == ChatRole.User ? "user" : "assistant", turn.Text))
                yield return run;
        }
        yield return new PromptRun.Control(TurnBegin);
        yield return new PromptRun.Text($"assistant\n{conversation.AnswerBegun}");
    }

    private static PromptRun[] WriteTurn(string role, string text) =>
    [
        new PromptRun.Control(TurnBegin),
        new PromptRun.Text($"{role}\n{text}"),
        new PromptRun.Control(TurnEnd),
        new PromptRun.Text("\n"),
    ];
}
