using MixtralServer.Chat.Conversations;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>No format: the turns as one text in their order, a blank line between them. Functions are <see cref="GenericTools"/>.</summary>
internal static class PlainTemplate
{
    public static IEnumerable<PromptRun> Write(Conversation conversation)
    {
        var texts = GenericTools.Introduce(conversation).Select(turn => turn switch
        {
            ChatTurn.System system => system.Text,
            ChatTurn.User user => user.Text,
            ChatTurn.Assistant answer => GenericTools.TextOf(answer),
            ChatTurn.ToolResults results => GenericTools.TextOf(results),
            _ => throw new InvalidOperationException($"{turn} has no place here."),
        });
        return [new PromptRun.BeginOfSequence(), new PromptRun.Text(Paragraphs.Join(texts))];
    }
}
