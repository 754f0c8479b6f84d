using MixtralServer.Chat.Conversations;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>Writes conversations as prompts.</summary>
public static class PromptBuilder
{
    /// <summary>
    /// Writes a conversation, ready for the assistant's answer. A last turn of the assistant is left open, to be
    /// continued.
    /// </summary>
    public static Prompt Build(Conversation conversation, ChatFormat format) => new([.. format switch
    {
        ChatFormat.MistralV1 => MistralV1Template.Write(conversation),
        ChatFormat.MistralV3 => MistralV3Template.Write(conversation),
        ChatFormat.ChatMl => ChatMlTemplate.Write(conversation),
        ChatFormat.None => PlainTemplate.Write(conversation),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown chat format."),
    }]);
}
