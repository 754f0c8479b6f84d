using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Embeddings;

/// <summary>
/// A model that embeds texts: a bounded queue in front of one thread with a context of its own, beside the one that generates.
/// Requests are served in the order in which they come. Safe to use from any thread.
/// </summary>
public sealed partial class EmbeddingEngine : IAsyncDisposable
{
    private readonly EmbeddingOptions _options;
    private readonly ILogger _logger;
    private readonly BlockingCollection<EmbeddingJob> _queue;
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EmbeddingEngine(EmbeddingOptions options, ILogger logger)
    {
        (_options, _logger) = (options, logger);
        _queue = new BlockingCollection<EmbeddingJob>(options.QueueLength);
    }

    /// <summary>The longest text, in tokens.</summary>
    public int LengthMax => _options.LengthMax;

    /// <summary>The length of vectors, in coordinates.</summary>
    public int VectorLength { get; private set; }

    /// <summary>Starts the thread and allocates the context on it; throws <see cref="ModelLoadException"/> where that fails.</summary>
    /// <param name="model">Loaded weights; must outlive the engine.</param>
    /// <param name="options">Sizes and limits.</param>
    /// <param name="turns">Whose turn it is on the device; generation takes its own there.</param>
    /// <param name="logger">Told of failures.</param>
    public static async Task<EmbeddingEngine> StartAsync(
        IModel model, EmbeddingOptions options, DeviceTurns turns, ILogger logger)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LengthMax, 1);
        EmbeddingEngine engine = new(options, logger);
        new Thread(() => engine.Run(model, turns)) { IsBackground = true, Name = $"embed {options.Name}" }.Start();
        await engine._ready.Task;
        return engine;
    }

    /// <summary>Computes the vectors of texts.</summary>
    /// <param name="texts">At least one, each of 1 to <see cref="LengthMax"/> tokens; else <see cref="ArgumentException"/>.</param>
    /// <param name="cancellation">Ends the work, with <see cref="OperationCanceledException"/>.</param>
    public Task<EmbeddingResult> EmbedAsync(IReadOnlyList<IReadOnlyList<TokenId>> texts, CancellationToken cancellation)
    {
        if (texts.Count == 0 || texts.Any(text => text.Count < 1 || text.Count > _options.LengthMax))
            throw new ArgumentException("There must be texts, each of some tokens and none too long.", nameof(texts));

        EmbeddingJob job = new(texts, cancellation);
        try
        {
            return _queue.TryAdd(job) ? job.Result : RefuseAsync(QueueFull());
        }
        catch (InvalidOperationException)
        {
            return RefuseAsync(ShuttingDown()); // no more may be added
        }
    }

    /// <summary>Ends every request at once and disposes the context.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        await _ending.CancelAsync();
        await _stopped.Task;
        _queue.Dispose();
        _ending.Dispose();
    }

    private void Run(IModel model, DeviceTurns turns)
    {
        try
        {
            using var context = model.CreateContext(ContextOf(_options));
            TextEmbedder embedder = new(context, turns);
            VectorLength = LengthOfVectors(embedder, model.Tokenizer);
            _ready.SetResult();
            foreach (var job in _queue.GetConsumingEnumerable()) Serve(job, embedder);
        }
        catch (Exception fault) when (!_ready.Task.IsCompleted)
        {
            _ready.SetException(fault);
        }
        finally
        {
            _stopped.SetResult();
        }
    }

    // A first vector tells, and shows that the runtime can make them.
    private static int LengthOfVectors(TextEmbedder embedder, ITokenizer tokenizer)
    {
        var vector = embedder.Embed([tokenizer.BeginOfSequence ?? new TokenId(0)], CancellationToken.None, out var failure);
        return vector?.Length ?? throw new ModelLoadException($"The model computes no embeddings: {failure}.");
    }

    private void Serve(EmbeddingJob job, TextEmbedder embedder)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(job.Cancellation, _ending.Token);
        try
        {
            job.Finish(Embed(job, embedder, leaving.Token));
        }
        catch (OperationCanceledException) when (job.Cancellation.IsCancellationRequested)
        {
            job.GiveUp();
        }
        catch (OperationCanceledException)
        {
            job.Finish(new EmbeddingResult.Failed(ShuttingDown()));
        }
        catch (Exception fault)
        {
            Log.Failed(_logger, _options.Name, fault.Message, fault);
            job.Finish(new EmbeddingResult.Failed(Internal()));
        }
    }

    private EmbeddingResult Embed(EmbeddingJob job, TextEmbedder embedder, CancellationToken cancellation)
    {
        var vectors = new float[job.Texts.Count][];
        for (var i = 0; i < vectors.Length; i++)
        {
            if (embedder.Embed(job.Texts[i], cancellation, out var failure) is not { } vector)
            {
                Log.Failed(_logger, _options.Name, failure!, fault: null);
                return new EmbeddingResult.Failed(Internal());
            }

            vectors[i] = vector;
        }

        return new EmbeddingResult.Served(vectors);
    }

    private static ContextOptions ContextOf(EmbeddingOptions options) => new()
    {
        CellCount = options.LengthMax,
        SequenceCount = 1,
        BatchSize = TextEmbedder.PieceLength,
        MicroBatchSize = TextEmbedder.PieceLength,
        Threads = options.Threads,
        ThreadsBatch = options.Threads,
        KeyType = options.KeyType,
        ValueType = options.ValueType,
        GivesHiddenStates = true,
    };

    private static Task<EmbeddingResult> RefuseAsync(RequestProblem problem) =>
        Task.FromResult<EmbeddingResult>(new EmbeddingResult.Failed(problem));

    private RequestProblem QueueFull() => new(
        ProblemKind.QueueFull,
        "queue_full",
        $"{_options.Name} has no place for a request for embeddings: {_options.QueueLength} wait already.",
        RetryAfter: TimeSpan.FromSeconds(1));

    private static RequestProblem ShuttingDown() => new(
        ProblemKind.Unavailable, "shutting_down", "The server is shutting down.", RetryAfter: TimeSpan.FromSeconds(5));

    private static RequestProblem Internal() => new(ProblemKind.Internal, "internal_error", "The embeddings could not be computed.");

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Error, "{Model} could not compute embeddings: {Reason}")]
        public static partial void Failed(ILogger logger, string model, string reason, Exception? fault);
    }
}
