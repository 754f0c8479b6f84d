using System.Globalization;
using System.Text;
using MixtralServer.Simulator.Costs;
using MixtralServer.Simulator.Plots;

namespace MixtralServer.Simulator.Reports;

/// <summary>Writes results as files: the same results, the same bytes.</summary>
internal static class ReportFiles
{
    /// <summary>Writes them into a folder, which is made where it is missing.</summary>
    public static void Write(string folder, string command, IReadOnlyList<MachineReport> reports)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "results.csv"), Csv(reports));
        File.WriteAllText(Path.Combine(folder, "tables.md"), Tables(command, reports));
        foreach (var report in reports)
        {
            foreach (var (file, svg) in Charts.Of(report.Machine, report.Runs)) File.WriteAllText(Path.Combine(folder, file), svg);
        }
    }

    /// <summary>Every figure of every simulation.</summary>
    public static string Csv(IReadOnlyList<MachineReport> reports)
    {
        StringBuilder text = new();
        text.AppendJoin(',', Column.All.Select(column => column.Name)).Append('\n');
        foreach (var run in reports.SelectMany(report => report.Runs))
            text.AppendJoin(',', Column.All.Select(column => column.Text(run))).Append('\n');
        return text.ToString();
    }

    private static string Tables(string command, IReadOnlyList<MachineReport> reports)
    {
        StringBuilder text = new();
        text.Append("# Simulated policies\n\nWritten by `").Append(command).Append("`. What the figures mean: docs/SIMULATION.md.\n");
        foreach (var report in reports) Tables(text, report);
        return text.ToString();
    }

    private static void Tables(StringBuilder text, MachineReport report)
    {
        text.Append("\n## ").Append(report.Machine.Title).Append("\n\n");
        text.Append("Full load is ").Append(Number(report.Machine.RequestsPerSecond, "0.0##"))
            .Append(" requests/s; with the queue never empty the defaults serve ")
            .Append(Number(report.Capacity, "0.000")).Append(".\n\n");
        var columns = Column.All.Where(column => column.Title is not null).ToList();
        var rows = report.Runs.Select(run => columns.Select(column => column.Text(run)));
        Table(text, columns.Select(column => column.Title!), rows);
        text.Append("\nOne client always has many requests waiting; what the others feel at half load:\n\n");
        Table(text, ["policy", "flood", "queued p50 s", "queued p95 s", "TTFT p95 s"], report.Floods.Select(Cells));
        text.Append("\nThe cost model against what was measured or published:\n\n");
        Table(text, ["what", "ms", "model", "error"], report.Fit.Select(Cells));
    }

    private static IEnumerable<string> Cells(FloodResult flood) =>
    [
        flood.Policy, flood.HasFlood ? "yes" : "no", Number(flood.QueuedP50, "0.00"), Number(flood.QueuedP95, "0.00"),
        Number(flood.FirstTokenP95, "0.00"),
    ];

    private static IEnumerable<string> Cells(FittedPoint point) =>
    [
        point.What, Number(point.MeasuredMs, "0.##"), Number(point.ModelMs, "0.#"), Number(point.RelativeError * 100, "0.0") + " %",
    ];

    private static void Table(StringBuilder text, IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows)
    {
        var titles = head.ToList();
        text.Append("| ").AppendJoin(" | ", titles).Append(" |\n|").Append(string.Concat(titles.Select(_ => "---|"))).Append('\n');
        foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
