using MixtralServer.Chat.Conversations;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>No format: system text and turns as one text, a blank line between them.</summary>
internal static class PlainTemplate
{
    public static IEnumerable<PromptRun> Write(Conversation conversation)
    {
        IEnumerable<string> texts = conversation.Turns.Select(turn => turn.Text);
        if (conversation.System is { } system)
            texts = texts.Prepend(system);
        return [new PromptRun.BeginOfSequence(), new PromptRun.Text(string.Join("\n\n", texts))];
    }
}
