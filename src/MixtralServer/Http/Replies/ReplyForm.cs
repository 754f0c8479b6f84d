using System.Text.Json.Serialization.Metadata;
using MixtralServer.Chat;
using MixtralServer.Chat.Replies;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Sse;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http.Replies;

/// <summary>
/// How an endpoint tells what was generated for one request: as a stream of chunks, or as one whole. Made for each request and used
/// by one thread at a time, so that it may remember what it has told.
/// </summary>
/// <typeparam name="TChunk">What a stream consists of.</typeparam>
/// <typeparam name="TWhole">The response that does not stream.</typeparam>
/// <param name="streams">Whether the client wants a stream.</param>
internal abstract class ReplyForm<TChunk, TWhole>(bool streams)
{
    public bool Streams => streams;

    protected abstract JsonTypeInfo<TChunk> ChunkJson { get; }

    /// <summary>How the whole is written.</summary>
    public abstract JsonTypeInfo<TWhole> WholeJson { get; }

    /// <summary>Reads the events of what the engine took, to their end or to the first failure.</summary>
    public abstract IAsyncEnumerable<ReplyItem<TChunk>> ReadAsync(Submission.Accepted accepted, CancellationToken cancellation);

    /// <summary>Makes one response of all items, or gives the failure that ended them.</summary>
    public abstract Task<Outcome<TWhole>> FoldAsync(IAsyncEnumerable<ReplyItem<TChunk>> items);

    /// <summary>Writes a chunk: one event, or several.</summary>
    public virtual Task WriteAsync(SseWriter sse, TChunk chunk, CancellationToken cancellation) =>
        sse.WriteAsync(chunk, ChunkJson, cancellation);

    /// <summary>Writes what ends a stream that went well.</summary>
    public virtual Task WriteEndAsync(SseWriter sse, CancellationToken cancellation) => sse.WriteDoneAsync(cancellation);

    /// <summary>Writes what ends a stream that failed after it had begun.</summary>
    public virtual Task WriteFailureAsync(SseWriter sse, HttpError error, CancellationToken cancellation) =>
        sse.WriteAsync(new ErrorChunk(error.Detail), ProtocolJson.Context.ErrorChunk, cancellation);
}
