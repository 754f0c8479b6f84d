using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Ports;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Inference;

namespace MixtralServer.Chat.Completions;

/// <summary>Writes a completion in the shape of Together's interface before 2024.</summary>
public static class InferenceWriter
{
    /// <summary>Writes a whole answer.</summary>
    /// <param name="answer">The answer in Together's dialect.</param>
    /// <param name="wire">The request, which the answer repeats.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    /// <param name="duration">How long it took.</param>
    public static InferenceResponse Write(CompletionResponse answer, CompletionRequest wire, ITokenizer tokenizer, TimeSpan duration)
    {
        var used = answer.Usage;
        string[] prompts = [.. (wire.Prompt ?? []).Select(prompt => TextOf(prompt, tokenizer))];
        var usage = new InferenceUsage(used.PromptTokens, used.CompletionTokens, used.TotalTokens, (long)duration.TotalMilliseconds);
        return new InferenceResponse
        {
            Id = answer.Id,
            Prompt = prompts,
            Model = answer.Model,
            NumReturns = answer.Choices.Count,
            Args = wire,
            Usage = usage,
            Output = new InferenceOutput
            {
                FinishReason = answer.Choices[0].FinishReason,
                Usage = usage,
                Choices = [.. answer.Choices.Select(Choice)],
                Prompt = answer.Prompt.Count > 0
                    ? [.. answer.Prompt.Select(Prompt)]
                    : [.. prompts.Select(text => new InferencePrompt { Text = text })],
            },
        };
    }

    private static string TextOf(PromptInput prompt, ITokenizer tokenizer) => prompt switch
    {
        PromptInput.Text(var text) => text,
        PromptInput.Tokens(var ids) => TokenText.Original([.. ids.Select(id => new TokenId(id))], tokenizer),
        _ => throw new InvalidOperationException($"Unknown prompt {prompt}."),
    };

    private static InferenceChoice Choice(CompletionChoice choice) => new()
    {
        Text = choice.Text,
        FinishReason = choice.FinishReason,
        TokenIds = choice.Logprobs?.TokenIds,
        Tokens = choice.Logprobs?.Tokens,
        TokenLogprobs = choice.Logprobs?.TokenLogprobs,
    };

    private static InferencePrompt Prompt(EchoedPrompt prompt) => new()
    {
        Text = prompt.Text,
        TokenIds = prompt.Logprobs?.TokenIds ?? [],
        Tokens = prompt.Logprobs?.Tokens ?? [],
        TokenLogprobs = prompt.Logprobs?.TokenLogprobs ?? [],
    };
}
