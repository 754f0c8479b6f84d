using System.Text.Json.Serialization.Metadata;
using MixtralServer.Chat;
using MixtralServer.Chat.Replies;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http.Replies;

/// <summary>A reply in the shape of chat completions.</summary>
internal class ChatReply(ReplyHead head) : ReplyForm<ChatCompletionChunk, ChatCompletionResponse>(head.Request.Stream)
{
    protected override JsonTypeInfo<ChatCompletionChunk> ChunkJson => ProtocolJson.Context.ChatCompletionChunk;

    public override JsonTypeInfo<ChatCompletionResponse> WholeJson => ProtocolJson.Context.ChatCompletionResponse;

    public override IAsyncEnumerable<ReplyItem<ChatCompletionChunk>> ReadAsync(
        Submission.Accepted accepted, CancellationToken cancellation) => ReplyChunker.ReadAsync(
            [.. accepted.Tickets.Select(ticket => ticket.Events)], head with { Relaxed = accepted.Relaxed }, cancellation);

    public override Task<Outcome<ChatCompletionResponse>> FoldAsync(IAsyncEnumerable<ReplyItem<ChatCompletionChunk>> items) =>
        ReplyFolder.FoldAsync(items, head);
}
