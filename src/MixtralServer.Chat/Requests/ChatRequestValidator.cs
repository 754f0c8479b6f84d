using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Tools;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Requests;

/// <summary>Turns the wire record of a chat request into a valid request, or says what is wrong with it.</summary>
public static class ChatRequestValidator
{
    /// <summary>Checks every member and fills in the model's defaults.</summary>
    /// <param name="wire">The request as it came; its <c>model</c> has been resolved by the caller.</param>
    /// <param name="model">The model that will answer.</param>
    /// <returns>The valid request, or the first problem found, naming the member at fault.</returns>
    public static Outcome<ChatRequest> Validate(ChatCompletionRequest wire, ChatModel model)
    {
        if (AnswerReader.Check(wire, model) is { } wrong)
            return wrong;
        if (!AnswerCount.Read(wire.N, bestOf: null, wire.Stream ?? false).TryGet(out var answers, out var problem))
            return problem;
        if (!ToolsReader.Read(wire).TryGet(out var tools, out problem))
            return problem;
        if (tools.MayCall && wire.Grammar is not null)
            return Problems.Invalid("grammar", $"grammar and {tools.Parameter} cannot both say what the answer must be; leave one out.");
        return ConversationReader.Read(wire, tools).TryGet(out var conversation, out problem)
            ? new ChatRequest(AnswerReader.Read(wire, model, answers), conversation)
            : problem;
    }
}
