using Microsoft.Extensions.Logging;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>A model that serves: a bounded queue in front of one decode thread. Safe to use from any thread.</summary>
public sealed class GenerationEngine : IAsyncDisposable
{
    private readonly EngineOptions _options;
    private readonly GenerationQueue _queue;
    private readonly EngineGauges _gauges;
    private readonly DecodeThread _thread;
    private readonly TokenId[] _endTokens;
    private long _arrivals;

    private GenerationEngine(
        EngineOptions options, ITokenizer tokenizer, GenerationQueue queue, EngineGauges gauges, DecodeThread thread)
    {
        _endTokens = [.. Enumerable.Range(0, tokenizer.VocabularySize).Select(id => new TokenId(id)).Where(tokenizer.IsEndOfGeneration)];
        _options = options;
        _queue = queue;
        _gauges = gauges;
        _thread = thread;
    }

    /// <summary>What the engine is doing, as of its last step.</summary>
    public EngineSnapshot Snapshot => _gauges.Read(_options.Context.CellCount);

    /// <summary>
    /// Starts the decode thread and allocates the context on it. Throws <see cref="ModelLoadException"/> where that fails and
    /// <see cref="ArgumentException"/> for options that contradict each other.
    /// </summary>
    /// <param name="model">Loaded weights; must outlive the engine.</param>
    /// <param name="options">Sizes and limits.</param>
    /// <param name="time">Clock for deadlines.</param>
    /// <param name="logger">Told of each request's end and of failures.</param>
    public static async Task<GenerationEngine> StartAsync(
        IModel model, EngineOptions options, TimeProvider time, ILogger logger)
    {
        Check(options);
        var queue = new GenerationQueue(options.RunningMax + options.QueueLength);
        var gauges = new EngineGauges();
        var thread = new DecodeThread(
            options.Name,
            () => model.CreateContext(options.Context),
            context => new SchedulerLoop(context, model.Tokenizer, options, queue, gauges, time, logger));
        thread.Start();
        await thread.Ready;
        return new GenerationEngine(options, model.Tokenizer, queue, gauges, thread);
    }

    /// <summary>Hands in a request; never waits.</summary>
    /// <param name="request">
    /// Validated: a prompt that is not empty, and prompt plus output no longer than a sequence may be; else
    /// <see cref="ArgumentException"/>.
    /// </param>
    public Submission Submit(GenerationRequest request)
    {
        if (request.Prompt.Count == 0 || request.TokensOutputMax < 1)
            throw new ArgumentException("A request needs a prompt and room for output.", nameof(request));
        if (request.Prompt.Count + (long)request.TokensOutputMax > _options.SequenceLengthMax)
            throw new ArgumentException("Prompt and output are longer than a sequence may be.", nameof(request));

        var sequence = new Sequence(request, Interlocked.Increment(ref _arrivals), _endTokens, out var events);
        return _queue.TryEnter(sequence) switch
        {
            GenerationQueue.Entry.Accepted => new Submission.Accepted(new GenerationTicket(_queue, sequence, events)),
            GenerationQueue.Entry.Full => new Submission.Rejected(QueueFull()),
            _ => new Submission.Rejected(ShuttingDown()),
        };
    }

    /// <summary>Stops accepting and waits until every request has ended; what is left after the limit is ended then.</summary>
    /// <param name="limit">How long running requests may take to finish.</param>
    /// <param name="time">Clock for the limit.</param>
    public async Task DrainAsync(TimeSpan limit, TimeProvider time)
    {
        _queue.Close();
        try
        {
            await _thread.Stopped.WaitAsync(limit, time);
        }
        catch (TimeoutException)
        {
            await DisposeAsync();
        }
    }

    /// <summary>Ends every request at once and disposes the context.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Abort();
        await _thread.Stopped;
    }

    private static void Check(EngineOptions options)
    {
        var context = options.Context;
        if (options.RunningMax < 1 || context.BatchSize < options.RunningMax || context.SequenceCount < options.RunningMax)
            throw new ArgumentException("Context and batch must hold each running sequence.", nameof(options));
        if (options.SequenceLengthMax < 2 || options.SequenceLengthMax > context.CellCount)
            throw new ArgumentException("The KV cells must hold one sequence of full length.", nameof(options));
        if (options.PrefillBudget < 1 || options.QueueLength < 0)
            throw new ArgumentException("The prefill budget must be positive, the queue length not negative.", nameof(options));
    }

    private RequestProblem QueueFull() => new(
        ProblemKind.QueueFull,
        "queue_full",
        $"{_options.Name} is at its limit of {_options.RunningMax} running and {_options.QueueLength} waiting requests.",
        RetryAfter: TimeSpan.FromSeconds(1));

    private static RequestProblem ShuttingDown() => new(
        ProblemKind.Unavailable,
        "shutting_down",
        "The server is shutting down.",
        RetryAfter: TimeSpan.FromSeconds(5));
}
