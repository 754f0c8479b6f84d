using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>Writes the prompt as the model read it.</summary>
internal static class PromptEcho
{
    /// <param name="head">The reply it comes with.</param>
    /// <param name="logProbs">What the model thought of its tokens, or null where not asked for.</param>
    public static IReadOnlyList<EchoedPrompt> Write(ReplyHead head, IReadOnlyList<TokenLogProbs?>? logProbs)
    {
        var writer = logProbs is null ? null : new LogProbsWriter(head);
        return [new EchoedPrompt { Text = TokenText.Of(head.Prompt, head.Tokenizer), Logprobs = writer?.Lists(head.Prompt, logProbs!) }];
    }
}
