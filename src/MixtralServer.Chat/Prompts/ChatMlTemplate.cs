using MixtralServer.Chat.Conversations;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// ChatML: every message is a turn, in its order. Where the vocabulary has no tokens for the marks, the whole prompt becomes one
/// text, and then a message that contains the marks cannot be told from a turn: that is a limit of such models. Functions are
/// <see cref="GenericTools"/>, results have the role <c>tool</c>.
/// </summary>
internal static class ChatMlTemplate
{
    internal const string TurnBegin = "<|im_start|>";
    internal const string TurnEnd = "<|im_end|>";

    public static IEnumerable<PromptRun> Write(Conversation conversation)
    {
        yield return new PromptRun.BeginOfSequence();
        var turns = GenericTools.Introduce(conversation);
        var isContinued = turns[^1] is ChatTurn.Assistant;
        foreach (var run in turns.Take(turns.Count - (isContinued ? 1 : 0)).SelectMany(WriteTurn))
            yield return run;

        yield return new PromptRun.Control(TurnBegin);
        yield return new PromptRun.Text($"assistant\n{conversation.AnswerBegun}");
    }

    private static PromptRun[] WriteTurn(ChatTurn turn)
    {
        var (role, text) = turn switch
        {
            ChatTurn.System system => ("system", system.Text),
            ChatTurn.User user => ("user", user.Text),
            ChatTurn.Assistant answer => ("assistant", GenericTools.TextOf(answer)),
            ChatTurn.ToolResults results => ("tool", GenericTools.TextOf(results)),
            _ => throw new InvalidOperationException($"{turn} has no place here."),
        };
        return
        [
            new PromptRun.Control(TurnBegin), new PromptRun.Text($"{role}\n{text}"),
            new PromptRun.Control(TurnEnd), new PromptRun.Text("\n"),
        ];
    }
}
