using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>Folds the chunks of a reply into one response, so that both kinds of answer come from one path.</summary>
public static class ReplyFolder
{
    /// <summary>Reads all items.</summary>
    /// <param name="items">The items of one reply, to its end.</param>
    /// <param name="head">What the chunks have in common.</param>
    /// <returns>The response, or the problem that ended the reply.</returns>
    public static async Task<Outcome<ChatCompletionResponse>> FoldAsync(
        IAsyncEnumerable<ReplyItem<ChatCompletionChunk>> items, ReplyHead head)
    {
        ChoiceFold[] choices = [.. Enumerable.Range(0, head.Request.Answers.Returned).Select(index => new ChoiceFold(index))];
        IReadOnlyList<EchoedPrompt>? prompt = null;
        CompletionUsage? usage = null;
        List<ReplyWarning> warnings = [];
        await foreach (var item in items)
        {
            if (item is ReplyItem<ChatCompletionChunk>.Failure failure)
                return failure.Problem;
            var chunk = ((ReplyItem<ChatCompletionChunk>.Chunk)item).Value;
            usage = chunk.Usage ?? usage;
            prompt = chunk.Prompt ?? prompt;
            warnings.AddRange(chunk.Warnings ?? []);
            foreach (var part in chunk.Choices)
                choices[part.Index].Add(part);
        }

        return new ChatCompletionResponse
        {
            Id = head.Id,
            Created = head.Created,
            Model = head.Request.Model,
            ServiceTier = head.Request.ServiceTier,
            Prompt = prompt ?? [],
            Choices = [.. choices.Select(choice => choice.Finish(head.Request.LogProbs))],
            Warnings = warnings.Count > 0 ? warnings : null,
            Usage = usage ?? throw new InvalidOperationException($"The reply {head.Id} ended without a terminal event."),
        };
    }
}
