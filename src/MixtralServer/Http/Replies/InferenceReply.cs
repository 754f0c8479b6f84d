using System.Text.Json.Serialization.Metadata;
using MixtralServer.Chat;
using MixtralServer.Chat.Completions;
using MixtralServer.Chat.Replies;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Inference;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http.Replies;

/// <summary>A reply in the shape of Together's interface before 2024; a stream has the chunks of completions.</summary>
/// <param name="head">What all chunks have in common.</param>
/// <param name="wire">The request as it came.</param>
internal sealed class InferenceReply(CompletionHead head, CompletionRequest wire)
    : ReplyForm<CompletionChunk, InferenceResponse>(head.Request.Stream)
{
    private readonly CompletionReply _completion = new(head);
    private readonly long _start = head.Time.GetTimestamp();

    protected override JsonTypeInfo<CompletionChunk> ChunkJson => ProtocolJson.Context.CompletionChunk;

    public override JsonTypeInfo<InferenceResponse> WholeJson => ProtocolJson.Context.InferenceResponse;

    public override IAsyncEnumerable<ReplyItem<CompletionChunk>> ReadAsync(
        Submission.Accepted accepted, CancellationToken cancellation) => _completion.ReadAsync(accepted, cancellation);

    public override async Task<Outcome<InferenceResponse>> FoldAsync(IAsyncEnumerable<ReplyItem<CompletionChunk>> items)
    {
        var folded = await _completion.FoldAsync(items);
        return folded.TryGet(out var answer, out var problem)
            ? InferenceWriter.Write(answer, wire, head.Tokenizer, head.Time.GetElapsedTime(_start))
            : problem;
    }
}
