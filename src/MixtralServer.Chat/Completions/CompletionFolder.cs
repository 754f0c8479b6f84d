using MixtralServer.Chat.Replies;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Completions;

namespace MixtralServer.Chat.Completions;

/// <summary>Folds the chunks of a completion into one response.</summary>
public static class CompletionFolder
{
    /// <summary>Reads all items.</summary>
    /// <param name="items">The items of one reply, to its end.</param>
    /// <param name="head">What the chunks have in common.</param>
    /// <returns>The response, or the problem that ended the reply.</returns>
    public static async Task<Outcome<CompletionResponse>> FoldAsync(
        IAsyncEnumerable<ReplyItem<CompletionChunk>> items, CompletionHead head)
    {
        TextFold[] texts = [.. Enumerable.Range(0, head.AnswerCount).Select(index => new TextFold(index))];
        SortedList<int, EchoedPrompt> prompts = [];
        CompletionUsage? usage = null;
        List<ReplyWarning> warnings = [];
        await foreach (var item in items)
        {
            if (item is ReplyItem<CompletionChunk>.Failure failure)
                return failure.Problem;
            var chunk = ((ReplyItem<CompletionChunk>.Chunk)item).Value;
            usage = chunk.Usage ?? usage;
            warnings.AddRange(chunk.Warnings ?? []);
            foreach (var part in chunk.Choices)
            {
                texts[part.Index].Add(part);
                if (chunk.Prompt is [var prompt]) prompts[part.Index] = prompt;
            }
        }

        return new CompletionResponse
        {
            Id = head.Id,
            Object = head.IsTogether ? "text.completion" : "text_completion",
            Created = head.Created,
            Model = head.Request.Model,
            ServiceTier = head.Request.ServiceTier,
            Prompt = [.. prompts.Values],
            Choices = [.. texts.Select(text => text.Finish(head.Request.LogProbs))],
            Warnings = warnings.Count > 0 ? warnings : null,
            Usage = usage ?? throw new InvalidOperationException($"The reply {head.Id} ended without a terminal event."),
        };
    }
}
