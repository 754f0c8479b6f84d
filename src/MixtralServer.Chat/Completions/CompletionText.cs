using MixtralServer.Chat.Replies;
using MixtralServer.Inference.Ports;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Completions;

namespace MixtralServer.Chat.Completions;

/// <summary>Writes what chunks add to one text, and counts where its tokens begin.</summary>
/// <param name="head">What all chunks have in common.</param>
/// <param name="index">The text's place among the answers.</param>
/// <param name="logProbs">Says what tokens are called.</param>
internal sealed class CompletionText(CompletionHead head, int index, LogProbsWriter logProbs)
{
    private int _length; // in characters

    /// <summary>Writes a part.</summary>
    /// <param name="part">What is added; the first part has the role and no text.</param>
    /// <param name="echo">The prompt to put in front of the first part, or null.</param>
    /// <returns>The part, or null where it is not told.</returns>
    public CompletionChunkChoice? Write(ChatCompletionChunkChoice part, EchoedText? echo)
    {
        if (part.Delta.Role is not null) return Begin(echo);
        if (!head.Request.TellsPromptOnly) return Go(part);
        return part.FinishReason is null ? null : Go(part) with { FinishReason = "length" };
    }

    private CompletionChunkChoice Begin(EchoedText? echo)
    {
        _length = echo?.Length ?? 0;
        var part = Part(echo?.Text ?? "");
        return echo?.LogProbs is { } lists ? part with { Logprobs = new ChoiceLogprobs.Lists(lists) } : part;
    }

    private CompletionChunkChoice Go(ChatCompletionChunkChoice part)
    {
        var text = part.Delta.Content ?? "";
        var token = part is { Logprobs: ChoiceLogprobs.Scalar(var logProb), Delta.TokenId: { } id } ? TokenOf(id, logProb) : null;
        var isNumber = head is { IsTogether: true, Request.Stream: true };
        var written = Part(text) with
        {
            Delta = new ChatDelta { Content = text, TokenId = token?.Id },
            Token = token,
            Logprobs = isNumber || token is null ? part.Logprobs : new ChoiceLogprobs.Lists(ListsOf(token, part.TopLogprobs)),
            TopLogprobs = isNumber ? part.TopLogprobs : null,
            FinishReason = part.FinishReason,
            Seed = part.Seed,
        };
        _length += text.EnumerateRunes().Count();
        return written;
    }

    private CompletionChunkChoice Part(string text) =>
        new() { Index = index, Text = text, Delta = new ChatDelta { Content = text } };

    private CompletionToken TokenOf(int id, float logProb)
    {
        var token = new TokenId(id);
        return new CompletionToken(id, logProbs.Text(token), logProb, Special: head.Tokenizer.ControlText(token) is not null);
    }

    private LogprobLists ListsOf(CompletionToken token, IReadOnlyDictionary<string, float>? top) => new()
    {
        TokenIds = [token.Id],
        Tokens = [token.Text],
        TokenLogprobs = [token.Logprob],
        TopLogprobs = top is null ? null : [top],
        TextOffset = [_length],
    };
}
