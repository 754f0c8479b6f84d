using MixtralServer.Simulator.Workloads;

namespace MixtralServer.Simulator.Reports;

/// <summary>The figures of one simulation.</summary>
internal sealed record RunResult
{
    /// <summary>Where curves have their points: shares of all values.</summary>
    public static readonly double[] CurveShares =
    [
        0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9999,
    ];

    // Clients from this one on have the fewest requests: together about a fifth of all, by Zipf's law for 24 clients.
    private const int FirstQuietClient = Workload.ClientCount / 2;

    public required string Machine { get; init; }

    public required string Policy { get; init; }

    /// <summary>Share of the capacity that is asked for.</summary>
    public required double Load { get; init; }

    public required int Requests { get; init; }

    public required double Hours { get; init; }

    public required double OutputTokensPerSecond { get; init; }

    public required IReadOnlyList<double> FirstTokenCurve { get; init; }

    public required IReadOnlyList<double> GapCurve { get; init; }

    /// <summary>Seconds to the first token of 50, 95 and 99 in 100 requests.</summary>
    public required (double P50, double P95, double P99) FirstToken { get; init; }

    /// <summary>Milliseconds between tokens.</summary>
    public required (double P50, double P95, double P99, double Max) Gap { get; init; }

    /// <summary>Milliseconds of the longest wait of an answer's reader, for 50 and 95 in 100 answers.</summary>
    public required (double P50, double P95) WorstGap { get; init; }

    public required double QueuedP95 { get; init; }

    /// <summary>Share of prompt tokens that were in the cache.</summary>
    public required double CachedShare { get; init; }

    public required long Preemptions { get; init; }

    public required double GaveUpShare { get; init; }

    /// <summary>Seconds to the first token, for 95 in 100 requests of the busiest client.</summary>
    public required double BusiestP95 { get; init; }

    /// <summary>The same of the quiet half of clients.</summary>
    public required double QuietP95 { get; init; }

    public required long Steps { get; init; }

    public required double RowsPerStep { get; init; }

    /// <summary>Sums a simulation up.</summary>
    public static RunResult Of(string machine, string policy, double load, Recorder recorder)
    {
        var first = new Percentiles(recorder.FirstTokens.Select(x => x.Seconds));
        var gaps = new Percentiles(recorder.Gaps);
        var worst = new Percentiles(recorder.WorstGaps);
        return new RunResult
        {
            Machine = machine,
            Policy = policy,
            Load = load,
            Requests = recorder.Ended,
            Hours = recorder.Duration / 3600,
            OutputTokensPerSecond = recorder.OutputTokens / recorder.Duration,
            FirstTokenCurve = [.. CurveShares.Select(first.At)],
            GapCurve = [.. CurveShares.Select(gaps.At)],
            FirstToken = (first.At(0.5), first.At(0.95), first.At(0.99)),
            Gap = (gaps.At(0.5), gaps.At(0.95), gaps.At(0.99), gaps.At(1)),
            WorstGap = (worst.At(0.5), worst.At(0.95)),
            QueuedP95 = new Percentiles(recorder.Queued.Select(x => x.Seconds)).At(0.95),
            CachedShare = (double)recorder.CachedTokens / Math.Max(recorder.PromptTokens, 1),
            Preemptions = recorder.Preemptions,
            GaveUpShare = (double)recorder.GaveUp / recorder.Ended,
            BusiestP95 = FirstTokenP95(recorder, client => client == 0),
            QuietP95 = FirstTokenP95(recorder, client => client is >= FirstQuietClient and < Workload.ClientCount),
            Steps = recorder.Steps,
            RowsPerStep = (double)recorder.Rows / recorder.Steps,
        };
    }

    private static double FirstTokenP95(Recorder recorder, Func<int, bool> whose) =>
        new Percentiles(recorder.FirstTokens.Where(x => whose(x.Client)).Select(x => x.Seconds)).At(0.95);
}
