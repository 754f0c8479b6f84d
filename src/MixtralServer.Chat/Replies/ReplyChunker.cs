using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>
/// Writes the events of a generation as chunks. The role comes in the first chunk only; usage comes with the finish
/// reason, or where the client asked for it in a chunk of its own: what some client would not bear is in the wire
/// records' comments.
/// </summary>
public sealed class ReplyChunker
{
    private readonly ReplyHead _head;
    private bool _dropsSpace;

    private ReplyChunker(ReplyHead head)
    {
        _head = head;
        _dropsSpace = head.DropsLeadingSpace;
    }

    /// <summary>Reads events until the terminal one.</summary>
    /// <param name="events">The events of one accepted request.</param>
    /// <param name="head">What the chunks have in common.</param>
    /// <param name="cancellation">Ends the reading; the generation itself is cancelled by disposing its ticket.</param>
    public static async IAsyncEnumerable<ReplyItem> ReadAsync(
        ChannelReader<GenerationEvent> events,
        ReplyHead head,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        ReplyChunker chunker = new(head);
        await foreach (var happened in events.ReadAllAsync(cancellation))
        {
            foreach (var item in chunker.Write(happened))
                yield return item;
            if (happened is GenerationEvent.Finished or GenerationEvent.Failed)
                yield break;
        }
        throw new InvalidOperationException($"The generation of {head.Id} ended without a terminal event.");
    }

    private ReplyItem[] Write(GenerationEvent happened) => happened switch
    {
        GenerationEvent.Started => [Item(new ChatDelta { Role = "assistant", Content = "" })],
        GenerationEvent.Delta delta => WriteText(delta.Text),
        GenerationEvent.Finished finished => WriteEnd(finished),
        GenerationEvent.Failed failed => [new ReplyItem.Failure(failed.Problem)],
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private ReplyItem[] WriteText(string text)
    {
        if (_dropsSpace && text.StartsWith(' '))
            text = text[1..];
        _dropsSpace = false;
        return text.Length == 0 ? [] : [Item(new ChatDelta { Content = text })];
    }

    private ReplyItem[] WriteEnd(GenerationEvent.Finished finished)
    {
        var usage = new CompletionUsage
        {
            PromptTokens = finished.Usage.PromptTokens,
            CompletionTokens = finished.Usage.CompletionTokens,
            CachedTokens = finished.Usage.CachedTokens > 0 ? finished.Usage.CachedTokens : null,
        };
        var last = new ChatCompletionChunkChoice
        {
            Index = 0,
            Delta = new ChatDelta { Content = "" },
            FinishReason = finished.Reason == FinishReason.Stop ? "stop" : "length",
            Seed = _head.Request.Seed,
        };
        return _head.Request.IncludeUsage
            ? [Item([last], usage: null), Item([], usage)]
            : [Item([last], usage)];
    }

    private ReplyItem.Chunk Item(ChatDelta delta) =>
        Item([new ChatCompletionChunkChoice { Index = 0, Delta = delta }], usage: null);

    private ReplyItem.Chunk Item(IReadOnlyList<ChatCompletionChunkChoice> choices, CompletionUsage? usage) =>
        new(new ChatCompletionChunk
        {
            Id = _head.Id,
            Created = _head.Created,
            Model = _head.Request.Model,
            Choices = choices,
            Usage = usage,
        });
}
