using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Conversations;

/// <summary>
/// Brings the messages of a request into the order that prompts need, by the rules of mistral-common's normalisation:
/// all system texts joined, neighbours of one role merged, an empty user turn put first where a Mistral format needs
/// one. A last message of the assistant is the beginning of its answer, whether or not the request says so with a flag.
/// </summary>
internal static class ConversationReader
{
    // A bound on work, far above any real conversation.
    internal const int MessagesMax = 4096;

    private const string Separator = "\n\n";

    public static Outcome<Conversation> Read(IReadOnlyList<ChatMessage?>? messages, ChatFormat format)
    {
        if (messages is null or { Count: 0 })
            return Problems.Missing("messages", "a list of at least one message");
        if (messages.Count > MessagesMax)
            return Problems.Invalid("messages", $"messages has {messages.Count} entries; {MessagesMax} are allowed.");

        List<string> system = [];
        List<(ChatRole Role, List<string> Texts)> turns = [];
        for (var i = 0; i < messages.Count; i++)
        {
            if (Add(messages[i], $"messages[{i}]", system, turns) is { } problem)
                return problem;
        }
        return Assemble(system, turns, startsWithUser: format is ChatFormat.MistralV1 or ChatFormat.MistralV3);
    }

    private static RequestProblem? Add(
        ChatMessage? message, string path, List<string> system, List<(ChatRole Role, List<string> Texts)> turns)
    {
        if (MessageText.Read(message, path, out var text) is { } problem)
            return problem;
        switch (message!.Role)
        {
            case "system" or "developer":
                system.Add(text);
                return null;
            case "user":
                AddTurn(ChatRole.User, text, turns);
                return null;
            case "assistant":
                AddTurn(ChatRole.Assistant, text, turns);
                return null;
            case "tool" or "function":
                return Problems.Unsupported($"{path}.role", $"Messages of the role '{message.Role}' are");
            case null:
                return Problems.Missing($"{path}.role", "system, user or assistant");
            default:
                return Problems.Invalid(
                    $"{path}.role", $"{path}.role must be system, user or assistant, but was '{message.Role}'.");
        }
    }

    private static void AddTurn(ChatRole role, string text, List<(ChatRole Role, List<string> Texts)> turns)
    {
        if (turns.Count > 0 && turns[^1].Role == role)
            turns[^1].Texts.Add(text);
        else
            turns.Add((role, [text]));
    }

    private static Conversation Assemble(
        List<string> system, List<(ChatRole Role, List<string> Texts)> turns, bool startsWithUser)
    {
        if (turns.Count == 0 || (startsWithUser && turns[0].Role == ChatRole.Assistant))
            turns.Insert(0, (ChatRole.User, [""]));

        var systemText = string.Join(Separator, system);
        return new Conversation(
            systemText.Length > 0 ? systemText : null,
            [.. turns.Select(turn => new ChatTurn(turn.Role, string.Join(Separator, turn.Texts)))]);
    }
}
