using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>
/// One item of a reply. One chunk carries a finish reason, and only usage follows it; a failure is always the last.
/// </summary>
public abstract record ReplyItem
{
    private ReplyItem()
    {
    }

    /// <summary>More of the reply.</summary>
    public sealed record Chunk(ChatCompletionChunk Value) : ReplyItem;

    /// <summary>The reply failed.</summary>
    public sealed record Failure(RequestProblem Problem) : ReplyItem;
}
