using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Replies;

/// <summary>
/// One item of a reply. One chunk carries a finish reason, and only usage follows it; a failure is always the last.
/// </summary>
/// <typeparam name="TChunk">What the endpoint's chunks are.</typeparam>
public abstract record ReplyItem<TChunk>
{
    private ReplyItem()
    {
    }

    /// <summary>More of the reply.</summary>
    public sealed record Chunk(TChunk Value) : ReplyItem<TChunk>;

    /// <summary>The reply failed.</summary>
    public sealed record Failure(RequestProblem Problem) : ReplyItem<TChunk>;
}
