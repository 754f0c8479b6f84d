using MixtralServer.Simulator.Costs;
using MixtralServer.Simulator.Policies;

namespace MixtralServer.Simulator.Reports;

/// <summary>All results of one machine.</summary>
/// <param name="Machine">Which.</param>
/// <param name="Capacity">Requests per second.</param>
/// <param name="Fit">The measured points and what the cost model says of them.</param>
/// <param name="Runs">Policies and loads.</param>
/// <param name="Floods">What a flood does.</param>
internal sealed record MachineReport(
    Machine Machine,
    double Capacity,
    IReadOnlyList<FittedPoint> Fit,
    IReadOnlyList<RunResult> Runs,
    IReadOnlyList<FloodResult> Floods);
