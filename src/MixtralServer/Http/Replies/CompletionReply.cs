using System.Text.Json.Serialization.Metadata;
using MixtralServer.Chat;
using MixtralServer.Chat.Completions;
using MixtralServer.Chat.Replies;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http.Replies;

/// <summary>A reply in the shape of completions.</summary>
internal sealed class CompletionReply(CompletionHead head) : ReplyForm<CompletionChunk, CompletionResponse>(head.Request.Stream)
{
    protected override JsonTypeInfo<CompletionChunk> ChunkJson => ProtocolJson.Context.CompletionChunk;

    public override JsonTypeInfo<CompletionResponse> WholeJson => ProtocolJson.Context.CompletionResponse;

    public override IAsyncEnumerable<ReplyItem<CompletionChunk>> ReadAsync(
        Submission.Accepted accepted, CancellationToken cancellation) => CompletionChunker.ReadAsync(
            [.. accepted.Tickets.Select(ticket => ticket.Events)], head with { Relaxed = accepted.Relaxed }, cancellation);

    public override Task<Outcome<CompletionResponse>> FoldAsync(IAsyncEnumerable<ReplyItem<CompletionChunk>> items) =>
        CompletionFolder.FoldAsync(items, head);
}
