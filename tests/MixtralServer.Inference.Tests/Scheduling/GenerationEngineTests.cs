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
    public async Task Dispose_TicketOfRunningRequest_FreesItsCellsWithinAStep()
    {
        await StartAsync(seed: 4);
        var ticket = Accept(Request(output: 900, bias: NoEnd));
        await ticket.Events.WaitToReadAsync();

        ticket.Dispose();

        var failed = Assert.IsType<GenerationEvent.Failed>((await ReadAllAsync(ticket))[^1]);
        Assert.Equal(ProblemKind.Cancelled, failed.Problem.Kind);
        Assert.Equal(0, _engine!.Snapshot.Running);
        Assert.Equal(0, _engine.Snapshot.CellsUsed);
    }

    [Fact]
    public async Task Dispose_TicketOfQueuedRequest_NeverStarts()
    {
        await StartAsync(seed: 4, parallel: 1);
        var running = Accept(Request(output: 900, bias: NoEnd));
        await running.Events.WaitToReadAsync();
        var queued = Accept(Request());

        queued.Dispose();

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
        var running = Accept(Request(output: 900, bias: NoEnd) with { Deadline = deadline });
        var waiting = Accept(Request() with { Deadline = deadline });
        await running.Events.WaitToReadAsync();

        _time.Advance(TimeSpan.FromSeconds(6));

        foreach (var ticket in new[] { running, waiting })
        {
            var failed = Assert.IsType<GenerationEvent.Failed>((await ReadAllAsync(ticket))[^1]);
            Assert.Equal(ProblemKind.DeadlineExceeded, failed.Problem.Kind);
        }
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
