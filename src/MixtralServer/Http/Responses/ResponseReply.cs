using System.Text.Json.Serialization.Metadata;
using MixtralServer.Chat;
using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Responses;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Replies;
using MixtralServer.Http.Sse;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Http.Responses;

/// <summary>A reply in the shape of responses: chunks become named events, whose last is the whole.</summary>
/// <param name="wire">The request.</param>
/// <param name="head">What is known of the reply.</param>
/// <param name="keep">Takes the response when it has ended, before the client hears of that; may be called once.</param>
internal sealed class ResponseReply(ResponseRequest wire, ReplyHead head, Action<Response> keep)
    : ReplyForm<ChatCompletionChunk, Response>(head.Request.Stream)
{
    private readonly ResponseWriter _writer = new(wire, head);

    public override JsonTypeInfo<Response> WholeJson => ProtocolJson.Context.Response;

    protected override JsonTypeInfo<ChatCompletionChunk> ChunkJson => ProtocolJson.Context.ChatCompletionChunk;

    public override IAsyncEnumerable<ReplyItem<ChatCompletionChunk>> ReadAsync(
        Submission.Accepted accepted, CancellationToken cancellation) => ReplyChunker.ReadAsync(
            [.. accepted.Tickets.Select(ticket => ticket.Events)], head with { Relaxed = accepted.Relaxed }, cancellation);

    public override async Task<Outcome<Response>> FoldAsync(IAsyncEnumerable<ReplyItem<ChatCompletionChunk>> items)
    {
        await foreach (var item in items)
        {
            if (item is ReplyItem<ChatCompletionChunk>.Failure failure)
                return failure.Problem;
            Take(((ReplyItem<ChatCompletionChunk>.Chunk)item).Value);
        }

        return _writer.Response;
    }

    public override Task WriteAsync(SseWriter sse, ChatCompletionChunk chunk, CancellationToken cancellation) =>
        WriteAsync(sse, Take(chunk), cancellation);

    public override Task WriteEndAsync(SseWriter sse, CancellationToken cancellation) => Task.CompletedTask; // the last event says so

    public override Task WriteFailureAsync(SseWriter sse, HttpError error, CancellationToken cancellation) =>
        WriteAsync(sse, _writer.Fail(error.Detail), cancellation);

    private IReadOnlyList<ResponseEvent> Take(ChatCompletionChunk chunk)
    {
        var events = _writer.Write(chunk);
        if (_writer.Response.Usage is not null) keep(_writer.Response);
        return events;
    }

    private static async Task WriteAsync(SseWriter sse, IReadOnlyList<ResponseEvent> events, CancellationToken cancellation)
    {
        foreach (var happened in events)
            await sse.WriteAsync(happened.Type, happened, ProtocolJson.Context.ResponseEvent, cancellation);
    }
}
