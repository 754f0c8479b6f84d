using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Embeddings;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Embeddings;

public sealed class EmbeddingEngineTests
{
    private static readonly TokenId[] Text = [new(20), new(21), new(22)];

    [Fact]
    public async Task Embed_Texts_AreVectorsInTheirOrder()
    {
        await using var engine = await StartAsync();

        var both = await ServeAsync(engine, [Text, [new(30)]]);
        var swapped = await ServeAsync(engine, [[new(30)], Text]);

        Assert.Equal(SimulatedModelContext.StateLength, engine.VectorLength);
        Assert.Equal([both[1], both[0]], swapped);
        Assert.NotEqual(both[0], both[1]);
    }

    [Fact]
    public async Task Embed_QueueIsFull_IsRefusedWithATimeToTryAgain()
    {
        using var gate = new StepGate();
        await using var engine = await StartAsync(gate, queue: 1);
        using var leaving = new CancellationTokenSource();
        List<Task<EmbeddingResult>> waiting = [];
        EmbeddingResult.Failed? refused = null;
        using (gate.Hold())
        {
            // One may have been taken out of the queue already, so that the second or third is too many.
            for (var i = 0; i < 3 && refused is null; i++)
            {
                var result = engine.EmbedAsync([Text], leaving.Token);
                if (result.IsCompleted) refused = await result as EmbeddingResult.Failed;
                else waiting.Add(result);
            }
        }

        Assert.Equal((ProblemKind.QueueFull, "queue_full"), (refused?.Problem.Kind, refused?.Problem.Code));
        Assert.NotNull(refused?.Problem.RetryAfter);
        foreach (var result in waiting) Assert.IsType<EmbeddingResult.Served>(await result);
    }

    [Fact]
    public async Task Embed_Cancelled_IsGivenUpBetweenPieces()
    {
        using var gate = new StepGate();
        await using var engine = await StartAsync(gate);
        using var leaving = new CancellationTokenSource();
        Task<EmbeddingResult> running;
        using (gate.Hold())
        {
            running = engine.EmbedAsync([[.. Enumerable.Repeat(new TokenId(20), 200)]], leaving.Token);
            await leaving.CancelAsync();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Single(await ServeAsync(engine, [Text]));
    }

    [Fact]
    public async Task Embed_StepFailsOrThrows_FailsThatRequestOnly()
    {
        using var gate = new StepGate();
        await using var engine = await StartAsync(gate);

        gate.ThrowOnce();
        var failed = Assert.IsType<EmbeddingResult.Failed>(await engine.EmbedAsync([Text], CancellationToken.None));

        Assert.Equal(ProblemKind.Internal, failed.Problem.Kind);
        Assert.Single(await ServeAsync(engine, [Text]));
    }

    [Fact]
    public async Task Embed_AfterTheEnd_IsUnavailable()
    {
        var engine = await StartAsync();
        await engine.DisposeAsync();

        var failed = Assert.IsType<EmbeddingResult.Failed>(await engine.EmbedAsync([Text], CancellationToken.None));

        Assert.Equal((ProblemKind.Unavailable, "shutting_down"), (failed.Problem.Kind, failed.Problem.Code));
    }

    [Fact]
    public async Task Dispose_RequestsWaitAndRun_EachGetsAnAnswer()
    {
        using var gate = new StepGate();
        var engine = await StartAsync(gate);
        Task<EmbeddingResult>[] running;
        Task ending;
        using (gate.Hold())
        {
            running = [.. Enumerable.Range(0, 3).Select(_ => engine.EmbedAsync([[.. Enumerable.Repeat(new TokenId(20), 200)]], CancellationToken.None))];
            ending = engine.DisposeAsync().AsTask();
        }

        await ending;

        foreach (var result in running)
            Assert.Equal("shutting_down", Assert.IsType<EmbeddingResult.Failed>(await result).Problem.Code);
    }

    [Fact]
    public async Task Embed_EmptyOrTooLongText_IsACallersFault()
    {
        await using var engine = await StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => engine.EmbedAsync([[]], CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.EmbedAsync([new TokenId[257]], CancellationToken.None));
    }

    private static Task<EmbeddingEngine> StartAsync(ISimulatedFaults? faults = null, int queue = 8) => EmbeddingEngine.StartAsync(
        new SimulatedModel(seed: 1, reply: null, faults),
        new EmbeddingOptions { Name = "test", LengthMax = 256, Threads = 1, QueueLength = queue },
        new DeviceTurns(),
        NullLogger.Instance);

    private static async Task<IReadOnlyList<float[]>> ServeAsync(EmbeddingEngine engine, TokenId[][] texts) =>
        Assert.IsType<EmbeddingResult.Served>(await engine.EmbedAsync(texts, CancellationToken.None)).Vectors;
}
