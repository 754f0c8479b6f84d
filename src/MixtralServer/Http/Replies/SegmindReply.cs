using MixtralServer.Chat.Replies;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Sse;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http.Replies;

/// <summary>A reply in the shape of chat completions whose failures are strings.</summary>
internal sealed class SegmindReply(ReplyHead head) : ChatReply(head)
{
    public override Task WriteFailureAsync(SseWriter sse, HttpError error, CancellationToken cancellation) =>
        sse.WriteAsync(new TextError(error.Detail.Message), ProtocolJson.Context.TextError, cancellation);
}
