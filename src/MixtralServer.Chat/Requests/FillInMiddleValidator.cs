using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Completions;

namespace MixtralServer.Chat.Requests;

/// <summary>Turns the wire record of a request to fill in the middle into a valid request, or says what is wrong with it.</summary>
public static class FillInMiddleValidator
{
    /// <summary>Checks every member and fills in the model's defaults.</summary>
    /// <param name="wire">The request as it came; its <c>model</c> has been resolved by the caller.</param>
    /// <param name="model">The model that will answer.</param>
    /// <returns>The valid request, or the first problem found, naming the member at fault.</returns>
    public static Outcome<PromptRequest> Validate(FillInMiddleRequest wire, ChatModel model)
    {
        if (AnswerReader.Check(wire, model) is { } wrong)
            return wrong;
        if (!AnswerCount.Read(wire.N, bestOf: null, wire.Stream ?? false).TryGet(out var answers, out var problem))
            return problem;
        if (wire.Prompt is null)
            return Problems.Missing("prompt", "a string: the text before what is to be filled in");
        if (wire.Prompt.Length == 0 && string.IsNullOrEmpty(wire.Suffix))
            return Problems.Invalid("prompt", "prompt and suffix are both empty; one of them must have at least one character.");
        if ((PromptText.Check(wire.Prompt, "prompt") ?? PromptText.Check(wire.Suffix, "suffix")) is { } tooLong)
            return tooLong;
        if (!FillInMiddlePrompt.IsKnownTo(model.Tokenizer))
        {
            return new RequestProblem(
                ProblemKind.InvalidRequest,
                "unsupported_parameter",
                $"{model.Id} cannot fill in the middle: its vocabulary has no tokens for it. Ask another model.",
                "model");
        }

        return FillInMiddlePrompt.Build(wire.Prompt, wire.Suffix, model.Tokenizer).TryGet(out var prompt, out problem)
            ? new PromptRequest(AnswerReader.Read(wire, model, answers), [prompt])
            : problem;
    }
}
