using MixtralServer.Chat.Conversations;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// Mixtral 8x7B Instruct, after mistral-common's first instruct tokenizer: the marks are plain text, each turn is encoded on its
/// own, and the system text opens the user's first turn. A message that contains <c>[INST]</c> is therefore the same to the model
/// as a turn would be, as in Mistral's own encoding; begin and end tokens never come from text. Functions are
/// <see cref="GenericTools"/>, results the user's.
/// </summary>
internal static class MistralV1Template
{
    public static IEnumerable<PromptRun> Write(Conversation conversation)
    {
        var turns = MistralTurns.Of([.. GenericTools.Introduce(conversation).Select(WithoutTools)]);
        yield return new PromptRun.BeginOfSequence();
        for (var i = 0; i < turns.Turns.Count; i++)
        {
            if (turns.Turns[i] is ChatTurn.User user)
            {
                var text = i == MistralTurns.FirstUser ? turns.WithSystem(user.Text) : user.Text;
                yield return new PromptRun.Text($"[INST] {text} [/INST]");
                continue;
            }

            yield return new PromptRun.Text(((ChatTurn.Assistant)turns.Turns[i]).Text);
            if (i < turns.Turns.Count - 1)
                yield return new PromptRun.EndOfSequence();
        }
    }

    private static ChatTurn WithoutTools(ChatTurn turn) => turn switch
    {
        ChatTurn.Assistant answer => new ChatTurn.Assistant(GenericTools.TextOf(answer), []),
        ChatTurn.ToolResults results => new ChatTurn.User(GenericTools.TextOf(results)),
        _ => turn,
    };
}
