using System.Text;
using MixtralServer.Inference.Ports;
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
        var writer = logProbs is null ? null : new LogProbsWriter(head.Tokenizer, head.Request.LogProbs?.Top ?? 0);
        return [new EchoedPrompt { Text = Text(head), Logprobs = writer?.Lists(head.Prompt, logProbs!) }];
    }

    private static string Text(ReplyHead head)
    {
        List<byte> bytes = [];
        foreach (var token in head.Prompt) Append(bytes, token, head.Tokenizer);
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static void Append(List<byte> bytes, TokenId token, ITokenizer tokenizer)
    {
        if (tokenizer.ControlText(token) is { } control) bytes.AddRange(Encoding.UTF8.GetBytes(control));
        else bytes.AddRange(tokenizer.Bytes(token));
    }
}
