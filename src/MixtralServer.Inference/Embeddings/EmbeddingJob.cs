using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Embeddings;

/// <summary>A request on its way through the queue.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Cancellation">Ends it.</param>
internal sealed record EmbeddingJob(IReadOnlyList<IReadOnlyList<TokenId>> Texts, CancellationToken Cancellation)
{
    private readonly TaskCompletionSource<EmbeddingResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What becomes of it.</summary>
    public Task<EmbeddingResult> Result => _result.Task;

    /// <summary>Says what became of it.</summary>
    public void Finish(EmbeddingResult result) => _result.SetResult(result);

    /// <summary>Says that it was given up.</summary>
    public void GiveUp() => _result.SetCanceled(Cancellation);
}
