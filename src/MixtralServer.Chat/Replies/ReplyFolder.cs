using System.Text;
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
        IAsyncEnumerable<ReplyItem> items, ReplyHead head)
    {
        StringBuilder content = new();
        string? finishReason = null;
        CompletionUsage? usage = null;
        await foreach (var item in items)
        {
            if (item is ReplyItem.Failure failure)
                return failure.Problem;
            var chunk = ((ReplyItem.Chunk)item).Value;
            usage = chunk.Usage ?? usage;
            foreach (var choice in chunk.Choices)
            {
                content.Append(choice.Delta.Content);
                finishReason = choice.FinishReason ?? finishReason;
            }
        }
        if (finishReason is null || usage is null)
            throw new InvalidOperationException($"The reply {head.Id} ended without a terminal event.");
        return Assemble(head, content.ToString(), finishReason, usage);
    }

    private static ChatCompletionResponse Assemble(
        ReplyHead head, string content, string finishReason, CompletionUsage usage) => new()
        {
            Id = head.Id,
            Created = head.Created,
            Model = head.Request.Model,
            Choices =
            [
                new ChatCompletionChoice
                {
                    Index = 0,
                    Message = new AssistantMessage { Content = content },
                    FinishReason = finishReason,
                    Seed = head.Request.Seed,
                },
            ],
            Usage = usage,
        };
}
