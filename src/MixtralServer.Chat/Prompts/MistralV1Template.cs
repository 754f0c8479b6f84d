using MixtralServer.Chat.Conversations;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// Mixtral 8x7B Instruct, after mistral-common's first instruct tokenizer: the marks are plain text, each turn is
/// encoded on its own, and the system text opens the first user turn.
/// </summary>
internal static class MistralV1Template
{
    public static IEnumerable<PromptRun> Write(Conversation conversation)
    {
        yield return new PromptRun.BeginOfSequence();
        for (var i = 0; i < conversation.Turns.Count; i++)
        {
            var turn = conversation.Turns[i];
            if (turn.Role == ChatRole.User)
            {
                var text = i == 0 && conversation.System is { } system ? $"{system}\n\n{turn.Text}" : turn.Text;
                yield return new PromptRun.Text($"[INST] {text} [/INST]");
                continue;
            }
            yield return new PromptRun.Text(turn.Text);
            if (i < conversation.Turns.Count - 1)
                yield return new PromptRun.EndOfSequence();
        }
    }
}
