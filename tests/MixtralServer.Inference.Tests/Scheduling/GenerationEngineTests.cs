using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Scheduling;

public sealed class GenerationEngineTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly StepGate _gate = new();
    private GenerationEngine? _engine;

    [Fact]
    public async Task Submit_OneRequest_StartsSpeaksAndFinishesOnce()
    {
        await StartAsync(reply: "Hello there");

        var events = await ReadAllAsync(Accept(Request()));

        Assert.IsType<GenerationEvent.Started>(events[0]);
        Assert.Equal("Hello there", Text(events));
        var finished = Assert.IsType<GenerationEvent.Finished>(events[^1]);
        Assert.Equal(FinishReason.Stop, finished.Reason);
        Assert.Equal(new Usage(3, "Hello there".Length + 1), finished.Usage);
    }

    [Fact]
    public async Task Submit_MoreThanFits_IsRejectedWithRetryAfter()
    {
        await StartAsync(reply: "x", parallel: 2, queue: 1);
        using var hold = _gate.Hold();

        var tickets = Enumerable.Range(0, 3).Select(_ => Accept(Request())).ToList();
        var rejected = Assert.IsType<Submission.Rejected>(_engine!.Submit(Request()));

        Assert.Equal(ProblemKind.QueueFull, rejected.Problem.Kind);
        Assert.NotNull(rejected.Problem.RetryAfter);
        hold.Dispose();
        foreach (var ticket in tickets) Assert.IsType<GenerationEvent.Finished>((await ReadAllAsync(ticket))[^1]);
    }

    [Fact]
    public async Task Submit_GroupThatDoesNotFit_IsRejectedWhole()
    {
        await StartAsync(reply: "x", parallel: 2, queue: 2);
        using var hold = _gate.Hold();
        var first = Accept(Request());

        var rejected = Assert.IsType<Submission.Rejected>(_engine!.Submit([Request(), Request(), Request(), Request()]));
        var accepted = Assert.IsType<Submission.Accepted>(_engine.Submit([Request(), Request(), Request()]));
        hold.Dispose();

        Assert.Equal(ProblemKind.QueueFull, rejected.Problem.Kind);
        foreach (var ticket in accepted.Tickets.Prepend(first))
            Assert.IsType<GenerationEvent.Finished>((await ReadAllAsync(ticket))[^1]);
    }

    [Fact]
    public async Task Submit_GroupLargerThanTheQueueEverHolds_IsRejectedForGood()
    {
        await StartAsync(reply: "x", parallel: 2, queue: 1);

        var rejected = Assert.IsType<Submission.Rejected>(_engine!.Submit([Request(), Request(), Request(), Request()]));

        Assert.Equal((ProblemKind.InvalidRequest, "n"), (rejected.Problem.Kind, rejected.Problem.Parameter));
        Assert.Equal("test takes at most 3 answers at once, but 4 were asked for.", rejected.Problem.Message);
    }

    [Fact]
    public async Task Submit_NegativeLogProbs_Throws()
    {
        await StartAsync(reply: "x");

        Assert.Throws<ArgumentException>(() => _engine!.Submit(Request() with { LogProbsTop = -1 }));
    }

    [Fact]
    public async Task Submit_StopStringBeforeTheLeastLength_IsPartOfTheText()
    {
        await StartAsync(reply: "a.b.c.d.");
        var request = Request() with { StopStrings = ["."], Sampling = new SamplingOptions { TokensOutputMin = 5 } };

        var events = await ReadAllAsync(Accept(request));

        Assert.Equal("a.b.c", Text(events));
        Assert.Equal(FinishReason.Stop, Assert.IsType<GenerationEvent.Finished>(events[^1]).Reason);
    }

    [Fact]
    public async Task Dispose_TicketOfRunningRequest_FreesItsCellsWithinAStep()
    {
        await StartAsync(seed: 4);
        using var hold = _gate.Hold();
        var ticket = await AcceptRunningAsync(Request(output: 900, bias: NoEnd));

        ticket.Dispose();
        hold.Dispose();

        var failed = Assert.IsType<GenerationEvent.Failed>((await ReadAllAsync(ticket))[^1]);
        Assert.Equal(ProblemKind.Cancelled, failed.Problem.Kind);
        Assert.Equal(0, _engine!.Snapshot.Running);
        Assert.Equal(0, _engine.Snapshot.CellsUsed);
    }

    [Fact]
    public async Task Dispose_TicketOfQueuedRequest_NeverStarts()
    {
        await StartAsync(seed: 4, parallel: 1);
        using var hold = _gate.Hold();
        var running = await AcceptRunningAsync(Request(output: 900, bias: NoEnd));
        var queued = Accept(Request());

        queued.Dispose();
        hold.Dispose();

        Assert.IsType<GenerationEvent.Failed>(Assert.Single(await ReadAllAsync(queued)));
        running.Dispose();
    }

    [Fact]
    public async Task Dispose_TicketDuringPrefill_FreesItsCells()
    {
        await StartAsync(seed: 4, batch: 4);
        using var hold = _gate.Hold();
        var ticket = Accept(Request(prompt: 200));
        await _gate.StepReached;

        ticket.Dispose();
        hold.Dispose();

        Assert.IsType<GenerationEvent.Failed>((await ReadAllAsync(ticket))[^1]);
        Assert.Equal(0, _engine!.Snapshot.CellsUsed);
    }

    [Fact]
    public async Task Deadline_Passed_EndsRunningAndWaiting()
    {
        await StartAsync(seed: 4, parallel: 1);
        var deadline = _time.GetUtcNow() + TimeSpan.FromSeconds(5);
        using var hold = _gate.Hold();
        var running = await AcceptRunningAsync(Request(output: 900, bias: NoEnd) with { Deadline = deadline });
        var waiting = Accept(Request() with { Deadline = deadline });

        _time.Advance(TimeSpan.FromSeconds(6));
        hold.Dispose();

        foreach (var ticket in new[] { running, waiting })
        {
            var failed = Assert.IsType<GenerationEvent.Failed>((await ReadAllAsync(ticket))[^1]);
            Assert.Equal(ProblemKind.DeadlineExceeded, failed.Problem.Kind);
        }
    }

    [Fact]
    public async Task QueueTimeout_Passed_EndsWhatHasHadNoTurn()
    {
        await StartAsync(seed: 4, parallel: 1);
        using var hold = _gate.Hold();
        var running = await AcceptRunningAsync(Request(output: 900, bias: NoEnd));
        var hurried = Accept(Request() with { Priority = RequestPriority.Realtime });
        var patient = Accept(Request());

        _time.Advance(TimeSpan.FromSeconds(15));
        hold.Dispose();

        var failed = Assert.IsType<GenerationEvent.Failed>(Assert.Single(await ReadAllAsync(hurried)));
        Assert.Equal((ProblemKind.Unavailable, "queue_timeout"), (failed.Problem.Kind, failed.Problem.Code));
        Assert.NotNull(failed.Problem.RetryAfter);
        running.Dispose();
        Assert.IsType<GenerationEvent.Finished>((await ReadAllAsync(patient))[^1]);
    }

    [Fact]
    public async Task Submit_OneClassFillsItsPlaces_OthersStillEnter()
    {
        await StartAsync(reply: "x", parallel: 1, queue: 16);
        using var hold = _gate.Hold();
        var batch = Request() with { Priority = RequestPriority.Batch };
        var accepted = 0;
        while (_engine!.Submit(batch) is Submission.Accepted) accepted++;

        Assert.Equal(1 + 16 - 2 - 2, accepted);
        Assert.IsType<Submission.Accepted>(_engine.Submit(Request()));
        Assert.IsType<Submission.Accepted>(_engine.Submit(Request() with { Priority = RequestPriority.Realtime }));
    }

    [Fact]
    public async Task Snapshot_AfterRequests_CountsWhatTheyTook()
    {
        await StartAsync(reply: "Hello there");
        await ReadAllAsync(Accept(Request(prompt: 20)));
        await ReadAllAsync(Accept(Request(prompt: 20)));

        var tokens = "Hello there".Length + 1;
        while (_engine!.Snapshot.Steps < 2 * tokens) await Task.Yield(); // the end is told before the step is counted
        var snapshot = _engine.Snapshot;

        Assert.Equal((40, 19, 2 * tokens), (snapshot.PromptTokens, snapshot.CachedTokens, snapshot.OutputTokens));
        Assert.Equal(0.475, snapshot.PrefixHitRate, precision: 3);
        Assert.Equal((2, 0, 0), (snapshot.Finished, snapshot.Failed, snapshot.Rejected));
        Assert.Equal(2 * tokens, snapshot.Steps);
        Assert.Equal(20 + 1 + (2 * (tokens - 1)), snapshot.Rows);
        Assert.Equal(2 * tokens / 10.0, snapshot.OutputTokensPerSecond);
        Assert.Equal((4, 64, 2048), (snapshot.RunningMax, snapshot.BatchSize, snapshot.CellCount));
    }

    [Fact]
    public async Task Drain_RequestsRunning_LetsThemFinishAndTakesNoMore()
    {
        await StartAsync(reply: "A whole answer");
        using var hold = _gate.Hold();
        var ticket = Accept(Request());

        var drained = _engine!.DrainAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
        var rejected = Assert.IsType<Submission.Rejected>(_engine.Submit(Request()));
        hold.Dispose();
        await drained;

        Assert.Equal("shutting_down", rejected.Problem.Code);
        Assert.Equal("A whole answer", Text(await ReadAllAsync(ticket)));
    }

    [Fact]
    public async Task Drain_LimitReached_EndsWhatIsLeft()
    {
        await StartAsync(seed: 4, length: 1 << 20);
        var ticket = Accept(Request(output: 1 << 19, bias: NoEnd));
        await ticket.Events.WaitToReadAsync();

        await _engine!.DrainAsync(TimeSpan.Zero, TimeProvider.System);

        var failed = Assert.IsType<GenerationEvent.Failed>((await ReadAllAsync(ticket))[^1]);
        Assert.Equal("shutting_down", failed.Problem.Code);
    }

    [Fact]
    public async Task Submit_ThousandRequestsAtOnceThirtyTwo_EachEndsOnceAndNothingStays()
    {
        await StartAsync(seed: 9, parallel: 8);
        var next = 0;
        async Task<int> ClientAsync()
        {
            var finished = 0;
            while (Interlocked.Increment(ref next) <= 1000)
            {
                var events = await ReadAllAsync(Accept(Request(prompt: 5 + (next % 40), output: 1 + (next % 30))));
                finished += events.Count(e => e is GenerationEvent.Finished);
            }

            return finished;
        }

        var counts = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(ClientAsync)));

        Assert.Equal(1000, counts.Sum());
        Assert.Equal(0, _engine!.Snapshot.CellsUsed);
        Assert.Equal(0, _engine.Snapshot.Waiting);
    }

    [Fact]
    public async Task StartAsync_BatchSmallerThanSequences_SaysSo()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(seed: 1, parallel: 8, batch: 4));
    }

    [Fact]
    public async Task Submit_StepThrows_FailsItsRequestsAndServesTheNext()
    {
        await StartAsync(reply: "fine");
        _gate.ThrowOnce();

        var first = await ReadAllAsync(Accept(Request()));
        var second = await ReadAllAsync(Accept(Request()));

        Assert.Equal(ProblemKind.Internal, Assert.IsType<GenerationEvent.Failed>(first[^1]).Problem.Kind);
        Assert.Equal("fine", Text(second));
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) await _engine.DisposeAsync();
        _gate.Dispose();
    }

    private static Dictionary<TokenId, float> NoEnd => new() { [new TokenId(2)] = -100 };

    private async Task StartAsync(
        ulong seed = 1, string? reply = null, int parallel = 4, int queue = 64, int batch = 64, int length = 1024)
    {
        var options = new EngineOptions
        {
            Name = "test",
            RunningMax = parallel,
            SequenceLengthMax = length,
            QueueLength = queue,
            Context = new ContextOptions
            {
                CellCount = 2 * length,
                SequenceCount = parallel,
                BatchSize = batch,
                MicroBatchSize = batch,
                Threads = 1,
                ThreadsBatch = 1,
            },
        };
        using var model = new SimulatedModel(seed, reply, _gate);
        _engine = await GenerationEngine.StartAsync(model, options, _time, NullLogger.Instance);
    }

    private GenerationTicket Accept(GenerationRequest request) =>
        Assert.IsType<Submission.Accepted>(_engine!.Submit(request)).Ticket;

    // While the gate is held: the request stands before its first step.
    private async Task<GenerationTicket> AcceptRunningAsync(GenerationRequest request)
    {
        var ticket = Accept(request);
        await _gate.StepReached;
        return ticket;
    }

    private static GenerationRequest Request(int prompt = 3, int output = 64, Dictionary<TokenId, float>? bias = null) => new()
    {
        Id = "r",
        Prompt = [.. Enumerable.Range(0, prompt).Select(i => new TokenId(50 + (i % 100)))],
        TokensOutputMax = output,
        Sampling = new SamplingOptions { LogitBias = bias ?? [] },
    };

    private static async Task<List<GenerationEvent>> ReadAllAsync(GenerationTicket ticket)
    {
        var events = new List<GenerationEvent>();
        await foreach (var next in ticket.Events.ReadAllAsync()) events.Add(next);
        Assert.Equal(1, events.Count(e => e is GenerationEvent.Finished or GenerationEvent.Failed));
        return events;
    }

    private static string Text(IEnumerable<GenerationEvent> events) =>
        events.OfType<GenerationEvent.Delta>().Aggregate(new StringBuilder(), (b, d) => b.Append(d.Text)).ToString();
}
