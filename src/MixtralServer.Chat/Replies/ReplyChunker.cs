using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>
/// Writes the events of all answers to a request as chunks, in the order in which they come. Usage comes with the last finish
/// reason, or where the client asked for it in a chunk of its own: what some client would not bear is in the wire records'
/// comments. Where one answer fails the reply does: a reply with an answer missing is none.
/// </summary>
public sealed class ReplyChunker
{
    private readonly ReplyHead _head;
    private readonly ChoiceChunker[] _choices;
    private readonly ReplyWarnings _warnings;
    private readonly UsageTally _usage = new();
    private int _open;

    private ReplyChunker(ReplyHead head)
    {
        _head = head;
        _warnings = new ReplyWarnings(head);
        _open = head.Request.Answers.Returned;
        _choices = [.. Enumerable.Range(0, _open).Select(index => new ChoiceChunker(head, index))];
    }

    /// <summary>Reads events until the terminal ones, or the first that is a failure.</summary>
    /// <param name="choices">The events of each request that was made for the answers.</param>
    /// <param name="head">What the chunks have in common.</param>
    /// <param name="cancellation">Ends the reading; the generations themselves are cancelled by disposing their tickets.</param>
    public static async IAsyncEnumerable<ReplyItem<ChatCompletionChunk>> ReadAsync(
        IReadOnlyList<ChannelReader<GenerationEvent>> choices,
        ReplyHead head,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        ReplyChunker chunker = new(head);
        await foreach (var happened in ChoiceEvents.ReadAsync(choices, head.Request, cancellation))
        {
            if (happened.Happened is GenerationEvent.Failed failed)
            {
                yield return new ReplyItem<ChatCompletionChunk>.Failure(failed.Problem);
                yield break;
            }

            var usage = chunker.Count(happened.Happened);
            foreach (var choice in chunker._choices[happened.Choice].Write(happened))
            {
                var chunk = chunker.Item([choice], head.Request.IncludeUsage ? null : usage);
                yield return new ReplyItem<ChatCompletionChunk>.Chunk(chunk with { Prompt = chunker.Echo(happened), Warnings = chunker._warnings.Of(choice) });
            }

            if (usage is null) continue;
            if (head.Request.IncludeUsage) yield return new ReplyItem<ChatCompletionChunk>.Chunk(chunker.Item([], usage));
            yield break;
        }

        throw new InvalidOperationException($"The generation of {head.Id} ended without a terminal event.");
    }

    // The usage of all, when the last has finished.
    private CompletionUsage? Count(GenerationEvent happened)
    {
        if (happened is not GenerationEvent.Finished finished) return null;
        _usage.Add(finished.Usage);
        return --_open == 0 ? _usage.Sum() : null;
    }

    private IReadOnlyList<EchoedPrompt>? Echo(ChoiceEvent happened) => happened switch
    {
        { Choice: 0, Happened: GenerationEvent.PromptLogProbs read } => PromptEcho.Write(_head, read.Tokens),
        { Choice: 0, Happened: GenerationEvent.Started } when _head.Request.EchoesPrompt => PromptEcho.Write(_head, null),
        _ => null,
    };

    private ChatCompletionChunk Item(IReadOnlyList<ChatCompletionChunkChoice> choices, CompletionUsage? usage) => new()
    {
        Id = _head.Id,
        Created = _head.Created,
        Model = _head.Request.Model,
        ServiceTier = _head.Request.ServiceTier,
        Choices = choices,
        Usage = usage,
    };
}
