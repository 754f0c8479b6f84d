namespace MixtralServer.Simulator.Plots;

/// <summary>A line of a chart.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Points">From left to right.</param>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);
