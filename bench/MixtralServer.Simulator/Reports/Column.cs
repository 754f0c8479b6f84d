using System.Globalization;

namespace MixtralServer.Simulator.Reports;

/// <summary>A figure of a <see cref="RunResult"/> as tables show it.</summary>
/// <param name="Name">In files of values, with the unit last.</param>
/// <param name="Title">In tables for people; null where they leave it out.</param>
/// <param name="Text">The figure.</param>
internal sealed record Column(string Name, string? Title, Func<RunResult, string> Text)
{
    /// <summary>All, in order.</summary>
    public static IReadOnlyList<Column> All { get; } =
    [
        new("machine", null, r => r.Machine),
        new("policy", "policy", r => r.Policy),
        new("load", "load", r => Number(r.Load, "0.##")),
        new("requests", null, r => r.Requests.ToString(CultureInfo.InvariantCulture)),
        new("hours", "hours", r => Number(r.Hours, "0.00")),
        new("output_tokens_per_s", "output tok/s", r => Number(r.OutputTokensPerSecond, "0.0")),
        new("first_token_p50_s", "TTFT p50 s", r => Number(r.FirstToken.P50, "0.00")),
        new("first_token_p95_s", "p95", r => Number(r.FirstToken.P95, "0.00")),
        new("first_token_p99_s", "p99", r => Number(r.FirstToken.P99, "0.00")),
        new("gap_p50_ms", "gap p50 ms", r => Number(r.Gap.P50, "0")),
        new("gap_p95_ms", null, r => Number(r.Gap.P95, "0")),
        new("gap_p99_ms", "p99", r => Number(r.Gap.P99, "0")),
        new("gap_max_ms", "max", r => Number(r.Gap.Max, "0")),
        new("worst_gap_of_answer_p50_ms", null, r => Number(r.WorstGap.P50, "0")),
        new("worst_gap_of_answer_p95_ms", "worst gap of an answer p95 ms", r => Number(r.WorstGap.P95, "0")),
        new("queued_p95_s", "queued p95 s", r => Number(r.QueuedP95, "0.00")),
        new("cached_share", "cached", r => Number(r.CachedShare, "0.00")),
        new("preemptions", "preempted", r => r.Preemptions.ToString(CultureInfo.InvariantCulture)),
        new("gave_up_share", "gave up", r => Number(r.GaveUpShare, "0.000")),
        new("busiest_client_first_token_p95_s", "TTFT p95 s of the busiest client", r => Number(r.BusiestP95, "0.00")),
        new("quiet_clients_first_token_p95_s", "of the quiet half", r => Number(r.QuietP95, "0.00")),
        new("steps", null, r => r.Steps.ToString(CultureInfo.InvariantCulture)),
        new("rows_per_step", "rows/step", r => Number(r.RowsPerStep, "0.0")),
    ];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
