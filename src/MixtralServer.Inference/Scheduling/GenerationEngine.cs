using Microsoft.Extensions.Logging;
using MixtralServer.Inference.Constraints;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Telemetry;

namespace MixtralServer.Inference.Scheduling;

/// <summary>A model that serves: a bounded queue in front of one decode thread. Safe to use from any thread.</summary>
public sealed class GenerationEngine : IAsyncDisposable
{
    private readonly EngineOptions _options;
    private readonly GenerationQueue _queue;
    private readonly EngineGauges _gauges;
    private readonly DecodeThread _thread;
    private readonly TimeProvider _time;
    private readonly EngineMeter? _meter;
    private readonly Refusals _refusals;
    private readonly TokenId[] _endTokens;
    private readonly ConstrainedOutputs _outputs;
    private long _arrivals;

    private GenerationEngine(
        EngineOptions options, ITokenizer tokenizer, ConstrainedOutputs outputs, GenerationQueue queue, EngineGauges gauges,
        DecodeThread thread, TimeProvider time, EngineMeter? meter)
    {
        _endTokens = [.. Enumerable.Range(0, tokenizer.VocabularySize).Select(id => new TokenId(id)).Where(tokenizer.IsEndOfGeneration)];
        _options = options;
        _queue = queue;
        _gauges = gauges;
        _thread = thread;
        (_time, _meter) = (time, meter);
        _refusals = new Refusals(options, gauges, time);
        _outputs = outputs;
        meter?.Track(options.Name, () => Snapshot);
    }

    /// <summary>What it is called.</summary>
    public string Name => _options.Name;

    /// <summary>What the engine is doing, as of its last step.</summary>
    public EngineSnapshot Snapshot => _gauges.Read(_options, _time.GetUtcNow());

    /// <summary>
    /// Starts the decode thread and allocates the context on it. Throws <see cref="ModelLoadException"/> where that fails and
    /// <see cref="ArgumentException"/> for options that contradict each other.
    /// </summary>
    /// <param name="model">Loaded weights; must outlive the engine.</param>
    /// <param name="options">Sizes and limits.</param>
    /// <param name="time">Clock for deadlines.</param>
    /// <param name="logger">Told of each request's end and of failures.</param>
    /// <param name="meter">Measures what the engine does; null for nothing.</param>
    public static async Task<GenerationEngine> StartAsync(
        IModel model, EngineOptions options, TimeProvider time, ILogger logger, EngineMeter? meter = null)
    {
        Check(options);
        var queue = new GenerationQueue(new QueuePlaces(options.RunningMax, options.QueueLength, options.Queue));
        var gauges = new EngineGauges();
        var thread = new DecodeThread(
            options.Name,
            () => model.CreateContext(options.Context),
            context => new SchedulerLoop(context, model.Tokenizer, options, queue, gauges, time, logger, meter));
        var outputs = new ConstrainedOutputs(model.Tokenizer, time, options.ForcesText);
        await Task.Run(outputs.WarmUp);
        thread.Start();
        await thread.Ready;
        return new GenerationEngine(options, model.Tokenizer, outputs, queue, gauges, thread, time, meter);
    }

    /// <summary>
    /// Compiles what an answer must conform to, if it was not before, when its turn comes: few at once, so that compiling takes no
    /// core from decoding. Handing in a request that was prepared compiles nothing.
    /// </summary>
    /// <param name="request">The request that will be handed in.</param>
    /// <param name="cancellation">Gives up the turn.</param>
    /// <returns>Why the request cannot be answered, or null; too many that wait are a problem of capacity.</returns>
    public async Task<RequestProblem?> PrepareAsync(GenerationRequest request, CancellationToken cancellation)
    {
        if (request.Constraint is not { } constraint) return null;
        var problem = await _outputs.PrepareAsync(constraint, cancellation);
        if (problem is not null) _gauges.Add(EngineGauge.Rejected, 1);
        return problem;
    }

    /// <summary>Hands in a request; never waits.</summary>
    /// <param name="request">
    /// Validated: a prompt that is not empty, and prompt plus output no longer than a sequence may be; else
    /// <see cref="ArgumentException"/>.
    /// </param>
    public Submission Submit(GenerationRequest request) => Submit([request]);

    /// <summary>
    /// Hands in requests that belong together, such as the answers to one prompt: all are taken, or none. Never waits. Of requests
    /// with the same prompt the first computes it, and the others begin with what it computed. A constraint is compiled here, on the
    /// calling thread, unless it was before; one that cannot be kept is a problem of the request.
    /// </summary>
    /// <param name="requests">At least one, each as for a single one, all of one class, with one constraint and beginning.</param>
    public Submission Submit(IReadOnlyList<GenerationRequest> requests)
    {
        foreach (var request in requests) Check(request);
        var most = _queue.MostAtOnce(requests[0].Priority);
        if (requests.Count > most) return Reject(_refusals.TooMany(requests.Count, most));

        var outputs = _outputs.Of(requests, out var relaxed, out var problem);
        if (problem is not null) return Reject(problem);

        var now = _time.GetUtcNow();
        var sequences = new Sequence[requests.Count];
        var tickets = new GenerationTicket[requests.Count];
        for (var i = 0; i < sequences.Length; i++)
        {
            sequences[i] = new Sequence(requests[i], Interlocked.Increment(ref _arrivals), _endTokens, out var events, outputs[i])
            {
                SubmittedAt = now,
            };
            tickets[i] = new GenerationTicket(_queue, sequences[i], events);
        }

        return _queue.TryEnter(sequences) switch
        {
            GenerationQueue.Entry.Accepted => new Submission.Accepted(tickets, relaxed),
            GenerationQueue.Entry.Full => Reject(_refusals.QueueFull(requests[0].Priority)),
            _ => Reject(Refusals.ShuttingDown()),
        };
    }

    /// <summary>What the engine can take of a class, and how much of that is left.</summary>
    public EngineRoom RoomFor(RequestPriority priority) => new(
        _queue.MostAtOnce(priority),
        _queue.FreeFor(priority),
        _options.Context.CellCount,
        Math.Max(_options.Context.CellCount - (int)_gauges.Get(EngineGauge.CellsUsed), 0),
        _gauges.Reset(_time.GetUtcNow()));

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
        _meter?.Forget(_options.Name);
    }

    private void Check(GenerationRequest request)
    {
        if (request.Prompt.Count == 0 || request.TokensOutputMax < 1)
            throw new ArgumentException("A request needs a prompt and room for output.", nameof(request));
        if (request.Prompt.Count + (long)request.TokensOutputMax > _options.SequenceLengthMax)
            throw new ArgumentException("Prompt and output are longer than a sequence may be.", nameof(request));
        if (request.LogProbsTop < 0 || request.PromptLogProbsTop < 0)
            throw new ArgumentException("The number of likeliest tokens must not be negative.", nameof(request));
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
        foreach (var priority in Enum.GetValues<RequestPriority>())
        {
            var limits = options.Queue.Of(priority);
            if (limits.Length < 0 || limits.Timeout <= TimeSpan.Zero)
                throw new ArgumentException("A class's queue length must not be negative, its timeout positive.", nameof(options));
        }
    }

    private Submission.Rejected Reject(RequestProblem problem)
    {
        _gauges.Add(EngineGauge.Rejected, 1);
        return new Submission.Rejected(problem);
    }
}
