using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.Protocol;
using MixtralServer.Protocol.Completions;

namespace MixtralServer.Chat.Requests;

/// <summary>Turns the wire record of a request for completions into a valid request, or says what is wrong with it.</summary>
public static class CompletionRequestValidator
{
    // What OpenAI's API takes where the request says nothing. Together's goes on to the model's own end.
    private const int TokensOutputOpenAi = 16;

    /// <summary>Checks every member and fills in the model's defaults.</summary>
    /// <param name="wire">The request as it came; its <c>model</c> has been resolved by the caller.</param>
    /// <param name="model">The model that will answer.</param>
    /// <param name="dialect">Whose defaults apply.</param>
    /// <returns>The valid request, or the first problem found, naming the member at fault.</returns>
    public static Outcome<PromptRequest> Validate(CompletionRequest wire, ChatModel model, Dialect dialect)
    {
        var tellsPromptOnly = wire is { MaxTokens: 0, Echo: true };
        if (tellsPromptOnly)
            wire = wire with { MaxTokens = 1 }; // the least that can be asked of an engine; it is not told
        if (AnswerReader.Check(wire, model) is { } wrong)
            return wrong;
        if (!AnswerCount.Read(wire.N, wire.BestOf, wire.Stream ?? false).TryGet(out var answers, out var problem))
            return problem;
        if (!ReadPrompts(wire, answers, model.Tokenizer).TryGet(out var prompts, out problem))
            return problem;

        var read = AnswerReader.Read(wire, model, answers);
        return new PromptRequest(read, prompts)
        {
            LogProbs = LogProbsReader.ReadForCompletion(wire),
            TokensOutputMax = read.TokensOutputMax ?? (dialect == Dialect.Together ? null : TokensOutputOpenAi),
            TruncatesOutput = read.TruncatesOutput || read.TokensOutputMax is null,
            TellsPromptOnly = tellsPromptOnly,
        };
    }

    private static Outcome<IReadOnlyList<Prompt>> ReadPrompts(CompletionRequest wire, AnswerCount answers, ITokenizer tokenizer)
    {
        if (wire.Prompt is not { Count: > 0 } inputs)
            return Problems.Missing("prompt", "a string, token ids, or an array of either that is not empty");
        if (inputs.Count * answers.Generated > AnswerCount.Max)
        {
            return Problems.Invalid(
                "prompt",
                $"{inputs.Count} prompts with {answers.Generated} answers each are too many; at most {AnswerCount.Max} answers are made at once.");
        }

        var prompts = new Prompt[inputs.Count];
        for (var i = 0; i < prompts.Length; i++)
        {
            var parameter = ListPlace.Of("prompt", i, inputs.Count);
            if (!ReadPrompt(inputs[i], wire.Suffix, parameter, tokenizer).TryGet(out var prompt, out var problem))
                return problem;
            prompts[i] = prompt;
        }

        return new Outcome<IReadOnlyList<Prompt>>.Accepted(prompts);
    }

    private static Outcome<Prompt> ReadPrompt(PromptInput input, string? suffix, string parameter, ITokenizer tokenizer) => input switch
    {
        PromptInput.Tokens(var ids) => string.IsNullOrEmpty(suffix)
            ? CompletionPrompt.OfTokens(ids, tokenizer, parameter)
            : Problems.Invalid("suffix", "suffix needs a prompt that is text, not token ids."),
        PromptInput.Text(var text) => PromptText.Read(text, suffix, parameter, tokenizer),
        _ => throw new InvalidOperationException($"Unknown prompt {input}."),
    };
}
