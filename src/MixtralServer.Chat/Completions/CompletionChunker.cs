using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MixtralServer.Chat.Replies;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Completions;

namespace MixtralServer.Chat.Completions;

/// <summary>
/// Writes the chunks of the answers to all prompts of a request in the shape of completions, in the order in which they come. Usage comes
/// with the last finish reason, or where the client asked for it in a chunk of its own.
/// </summary>
public sealed class CompletionChunker
{
    private readonly CompletionHead _head;
    private readonly PromptWriter[] _prompts;
    private CompletionUsage _usage = new() { PromptTokens = 0, CompletionTokens = 0 };
    private int _open;

    private CompletionChunker(CompletionHead head)
    {
        _head = head;
        _open = head.Prompts.Count;
        _prompts = [.. Enumerable.Range(0, _open).Select(prompt => new PromptWriter(head, prompt))];
    }

    /// <summary>Reads events until the terminal ones, or the first that is a failure.</summary>
    /// <param name="answers">The events of each request that was made: for the first prompt, then for the second, and so on.</param>
    /// <param name="head">What the chunks have in common.</param>
    /// <param name="cancellation">Ends the reading; the generations themselves are cancelled by disposing their tickets.</param>
    public static async IAsyncEnumerable<ReplyItem<CompletionChunk>> ReadAsync(
        IReadOnlyList<ChannelReader<GenerationEvent>> answers,
        CompletionHead head,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        CompletionChunker chunker = new(head);
        var replies = answers
            .Chunk(head.Request.Answers.Generated)
            .Select((events, prompt) => ReplyChunker.ReadAsync(events, head.Of(prompt), cancellation))
            .ToArray();
        await foreach (var (prompt, item) in MergedStreams.ReadAsync(replies, cancellation))
        {
            if (item is ReplyItem<ChatCompletionChunk>.Failure failure)
            {
                yield return new ReplyItem<CompletionChunk>.Failure(failure.Problem);
                yield break;
            }

            foreach (var chunk in chunker.Write(prompt, ((ReplyItem<ChatCompletionChunk>.Chunk)item).Value))
                yield return new ReplyItem<CompletionChunk>.Chunk(chunk);
        }
    }

    private IEnumerable<CompletionChunk> Write(int prompt, ChatCompletionChunk chunk)
    {
        var usage = Count(chunk.Usage);
        foreach (var (part, source) in _prompts[prompt].Write(chunk))
        {
            yield return Item([part], _head.Request.IncludeUsage ? null : usage) with
            {
                Prompt = _head.IsTogether ? source.Prompt : null,
                Warnings = source.Warnings,
            };
        }

        if (usage is not null && _head.Request.IncludeUsage)
            yield return Item([], usage);
    }

    // The usage of all, when the last prompt's answers have finished.
    private CompletionUsage? Count(CompletionUsage? usage)
    {
        if (usage is null) return null;
        var cached = (_usage.CachedTokens ?? 0) + (usage.CachedTokens ?? 0);
        _usage = new CompletionUsage
        {
            PromptTokens = _usage.PromptTokens + usage.PromptTokens,
            CompletionTokens = _head.Request.TellsPromptOnly ? 0 : _usage.CompletionTokens + usage.CompletionTokens,
            CachedTokens = cached > 0 ? cached : null,
        };
        return --_open == 0 ? _usage : null;
    }

    private CompletionChunk Item(IReadOnlyList<CompletionChunkChoice> choices, CompletionUsage? usage) => new()
    {
        Id = _head.Id,
        Object = _head.IsTogether ? "completion.chunk" : "text_completion",
        Created = _head.Created,
        Model = _head.Request.Model,
        ServiceTier = _head.Request.ServiceTier,
        Choices = choices,
        Usage = usage,
    };
}
