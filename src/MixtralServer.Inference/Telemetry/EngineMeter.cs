using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Telemetry;

/// <summary>
/// The instruments of all engines of the process, under one meter. Where nobody listens, nothing is measured. Times are in seconds;
/// every measurement names its model, some the class of the request.
/// </summary>
public sealed class EngineMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "MixtralServer";

    private const string ModelTag = "model";
    private const string ClassTag = "class";

    private static readonly string[] Classes = ["realtime", "default", "batch"];

    private readonly ConcurrentDictionary<string, Func<EngineSnapshot>> _engines = new(StringComparer.Ordinal); // bounded by the engines
    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _queueTime;
    private readonly Histogram<double> _firstToken;
    private readonly Histogram<double> _token;
    private readonly Histogram<double> _stepTime;
    private readonly Histogram<int> _stepRows;
    private readonly Counter<long> _promptTokens;
    private readonly Counter<long> _cachedTokens;
    private readonly Counter<long> _outputTokens;
    private readonly Counter<long> _preemptions;

    /// <summary>Creates the instruments.</summary>
    public EngineMeter()
    {
        _queueTime = Seconds("mixtralserver.queue.time", "From arrival to the first turn.");
        _firstToken = Seconds("gen_ai.server.time_to_first_token", "From arrival to the first token.");
        _token = Seconds("mixtralserver.token.time", "From one token of an answer to the next.");
        _stepTime = Seconds("mixtralserver.step.time", "A decode step.");
        _stepRows = _meter.CreateHistogram<int>("mixtralserver.step.rows", "{row}", "Rows of a decode step.");
        _promptTokens = Tokens("mixtralserver.tokens.prompt", "Tokens of prompts.");
        _cachedTokens = Tokens("mixtralserver.tokens.cached", "Tokens of prompts that were in the cache.");
        _outputTokens = Tokens("mixtralserver.tokens.output", "Tokens drawn.");
        _preemptions = _meter.CreateCounter<long>("mixtralserver.preemptions", "{preemption}", "Sequences that gave way to others.");
        _meter.CreateObservableGauge("mixtralserver.slots.busy", () => Observe(s => s.Running), "{sequence}", "Sequences that run.");
        _meter.CreateObservableGauge("mixtralserver.queue.length", ObserveWaiting, "{request}", "Requests that wait.");
        _meter.CreateObservableGauge("mixtralserver.cells.used", () => Observe(s => s.CellsUsed), "{cell}", "KV cells that running sequences need.");
        _meter.CreateObservableGauge("mixtralserver.cells.kept", () => Observe(s => s.CellsKept), "{cell}", "KV cells kept for reuse.");
        _meter.CreateObservableGauge("mixtralserver.cells.total", () => Observe(s => s.CellCount), "{cell}", "KV cells in all.");
    }

    /// <summary>Whether anybody wants to know the times of single tokens.</summary>
    internal bool MeasuresTokens => _firstToken.Enabled || _token.Enabled;

    /// <summary>Ends the instruments.</summary>
    public void Dispose() => _meter.Dispose();

    internal void Track(string model, Func<EngineSnapshot> snapshot) => _engines[model] = snapshot;

    internal void Forget(string model) => _engines.TryRemove(model, out _);

    internal void RecordBegun(string model, RequestPriority priority, TimeSpan waited, int promptTokens, int cachedTokens)
    {
        _queueTime.Record(waited.TotalSeconds, Tag(model), Tag(priority));
        _promptTokens.Add(promptTokens, Tag(model));
        _cachedTokens.Add(cachedTokens, Tag(model));
    }

    internal void RecordFirstToken(string model, RequestPriority priority, TimeSpan after) =>
        _firstToken.Record(after.TotalSeconds, Tag(model), Tag(priority));

    internal void RecordToken(string model, TimeSpan after) => _token.Record(after.TotalSeconds, Tag(model));

    internal void RecordStep(string model, TimeSpan took, int rows, int tokens)
    {
        _stepTime.Record(took.TotalSeconds, Tag(model));
        _stepRows.Record(rows, Tag(model));
        _outputTokens.Add(tokens, Tag(model));
    }

    internal void RecordPreemptions(string model, long count) => _preemptions.Add(count, Tag(model));

    private static KeyValuePair<string, object?> Tag(string model) => new(ModelTag, model);

    private static KeyValuePair<string, object?> Tag(RequestPriority priority) => new(ClassTag, Classes[(int)priority]);

    private Histogram<double> Seconds(string name, string description) => _meter.CreateHistogram<double>(name, "s", description);

    private Counter<long> Tokens(string name, string description) => _meter.CreateCounter<long>(name, "{token}", description);

    private IEnumerable<Measurement<int>> Observe(Func<EngineSnapshot, int> figure) =>
        _engines.Select(engine => new Measurement<int>(figure(engine.Value()), Tag(engine.Key)));

    private IEnumerable<Measurement<int>> ObserveWaiting()
    {
        foreach (var (model, snapshot) in _engines)
        {
            var waiting = snapshot().WaitingByClass;
            yield return new Measurement<int>(waiting.Realtime, Tag(model), Tag(RequestPriority.Realtime));
            yield return new Measurement<int>(waiting.Default, Tag(model), Tag(RequestPriority.Default));
            yield return new Measurement<int>(waiting.Batch, Tag(model), Tag(RequestPriority.Batch));
        }
    }
}
