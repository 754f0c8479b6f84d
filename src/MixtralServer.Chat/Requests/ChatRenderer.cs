using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Constraints;
using MixtralServer.Inference.Prompts;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Requests;

/// <summary>Shows what the model would be given for a chat request.</summary>
public static class ChatRenderer
{
    /// <summary>Writes the prompt and the grammar. A prompt may be longer than the context.</summary>
    /// <param name="request">The valid request.</param>
    /// <param name="model">The model that would answer.</param>
    /// <returns>Both, or why what the answer must conform to cannot be kept.</returns>
    public static Outcome<ChatRenderResponse> Render(ChatRequest request, ChatModel model)
    {
        RequestProblem? problem = null;
        var grammar = CallConstraint.Of(request, model) is { } constraint
            ? ConstraintText.Write(constraint, model.Tokenizer, out problem)
            : null;
        if (problem is not null)
            return problem;

        var tokens = PromptEncoder.Encode(PromptBuilder.Build(request.Conversation, model.Format), model.Tokenizer);
        return new ChatRenderResponse
        {
            Prompt = TokenText.Of(tokens, model.Tokenizer),
            Tokens = [.. tokens.Select(token => token.Value)],
            Control = [.. Enumerable.Range(0, tokens.Length).Where(i => model.Tokenizer.ControlText(tokens[i]) is not null)],
            Grammar = grammar,
        };
    }
}
