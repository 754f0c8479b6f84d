using MixtralServer.Simulator.Policies;
using MixtralServer.Simulator.Reports;

namespace MixtralServer.Simulator.Plots;

/// <summary>The charts of a machine's results, by file name.</summary>
internal static class Charts
{
    private const double LoadOfCurves = 0.8;

    /// <summary>Draws them.</summary>
    public static IEnumerable<(string File, string Svg)> Of(Machine machine, IReadOnlyList<RunResult> results)
    {
        var busy = results.Where(result => result.Load == LoadOfCurves).ToList();
        yield return ($"{machine.Name}-first-token.svg", Curves(
            $"{machine.Title}: time to first token at 80 % load",
            "requests that waited no longer", "seconds", [.. busy.Select(result => (result.Policy, result.FirstTokenCurve))]));
        yield return ($"{machine.Name}-gaps.svg", Curves(
            $"{machine.Title}: time between tokens at 80 % load",
            "tokens that came no later", "milliseconds", [.. busy.Select(result => (result.Policy, result.GapCurve))]));
        yield return ($"{machine.Name}-load.svg", ByLoad(machine, results));
    }

    private static string Curves(
        string title, string across, string up, IReadOnlyList<(string Policy, IReadOnlyList<double> Values)> curves)
    {
        var shares = RunResult.CurveShares;
        var lines = curves.Select(curve => new Series(curve.Policy, [.. shares.Zip(curve.Values)]));
        return new LineChart(
            title,
            Axis.Nines(across, shares[^1]),
            Axis.PowersOfTen(up, curves.SelectMany(curve => curve.Values)),
            [.. lines]).ToSvg();
    }

    private static string ByLoad(Machine machine, IReadOnlyList<RunResult> results)
    {
        var lines = results.GroupBy(result => result.Policy)
            .Select(group => new Series(group.Key, [.. group.Select(result => (result.Load, result.FirstToken.P95))]));
        return new LineChart(
            $"{machine.Title}: time to first token, 95th percentile",
            Axis.Even("share of full load", 0.45, 1, [(0.5, "50 %"), (0.8, "80 %"), (0.95, "95 %")]),
            Axis.PowersOfTen("seconds", results.Select(result => result.FirstToken.P95)),
            [.. lines]).ToSvg();
    }
}
