using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Inference.Telemetry;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Telemetry;

public sealed class EngineMeterTests : IDisposable
{
    private readonly EngineMeter _meter = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _seen = new();

    [Fact]
    public async Task Engine_WithAListener_MeasuresWhatItDoes()
    {
        using var listener = Listen();
        await using var engine = await StartAsync("m1");

        await RunAsync(engine, RequestPriority.Batch);
        await engine.DrainAsync(TimeSpan.FromMinutes(1), TimeProvider.System); // the last step is measured after its client hears of the end
        listener.RecordObservableInstruments();

        const int Tokens = 6; // "Hello" and the end
        Assert.Equal(["class=batch,model=m1"], Of("mixtralserver.queue.time").Select(s => s.Tags));
        Assert.Equal(["class=batch,model=m1"], Of("gen_ai.server.time_to_first_token").Select(s => s.Tags));
        Assert.Equal(Tokens - 1, Of("mixtralserver.token.time").Count);
        Assert.Equal(Tokens, Of("mixtralserver.step.time").Count);
        Assert.Equal(3 + Tokens - 1, Of("mixtralserver.step.rows").Sum(s => s.Value));
        Assert.Equal(3, Of("mixtralserver.tokens.prompt").Sum(s => s.Value));
        Assert.Equal(Tokens, Of("mixtralserver.tokens.output").Sum(s => s.Value));
        Assert.Equal(0, Of("mixtralserver.tokens.cached").Sum(s => s.Value));
        Assert.Equal([0], Of("mixtralserver.slots.busy").Select(s => s.Value));
        Assert.Equal(3, Of("mixtralserver.queue.length").Count);
        Assert.Equal([256], Of("mixtralserver.cells.total").Select(s => s.Value));
        Assert.All(_seen, s => Assert.Contains("model=m1", s.Tags, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Engine_Disposed_IsNoLongerObserved()
    {
        using var listener = Listen();
        var engine = await StartAsync("gone");
        await engine.DisposeAsync();

        listener.RecordObservableInstruments();

        Assert.Empty(Of("mixtralserver.slots.busy"));
    }

    [Fact]
    public void Step_Observed_AllocatesNothing()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) => l.EnableMeasurementEvents(instrument);
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.Start();
        using var engine = new Scheduling.SteppedEngine(runningMax: 1);
        var observer = new EngineObserver("m", new EngineGauges(), _meter, TimeProvider.System);
        engine.Add("a");
        engine.Step();
        void Observe()
        {
            engine.Scheduler.Running[0].Clock.Tokens = 0;
            observer.Stepped(engine.Plan!, TimeSpan.FromMilliseconds(1), DateTimeOffset.UnixEpoch);
        }

        for (var i = 0; i < 100; i++) Observe();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Observe();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void Dispose() => _meter.Dispose();

    private List<(string Name, double Value, string Tags)> Of(string name) => [.. _seen.Where(s => s.Name == name)];

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == EngineMeter.Name) l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.Start();
        return listener;
    }

    private void See(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _seen.Enqueue((instrument.Name, value, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order())));

    private async Task<GenerationEngine> StartAsync(string name)
    {
        using var model = new SimulatedModel(seed: 1, "Hello");
        var context = new ContextOptions
        {
            CellCount = 256,
            SequenceCount = 2,
            BatchSize = 16,
            MicroBatchSize = 16,
            Threads = 1,
            ThreadsBatch = 1,
        };
        var options = new EngineOptions { Name = name, RunningMax = 2, SequenceLengthMax = 128, Context = context };
        return await GenerationEngine.StartAsync(model, options, TimeProvider.System, NullLogger.Instance, _meter);
    }

    private static async Task RunAsync(GenerationEngine engine, RequestPriority priority)
    {
        var request = new GenerationRequest
        {
            Id = "r",
            Prompt = [new TokenId(50), new TokenId(51), new TokenId(52)],
            TokensOutputMax = 20,
            Priority = priority,
        };
        using var ticket = Assert.IsType<Submission.Accepted>(engine.Submit(request)).Ticket;
        await foreach (var _ in ticket.Events.ReadAllAsync())
        {
        }

        while (engine.Snapshot.Steps < 6) await Task.Yield(); // the end is told before the step is counted
    }
}
