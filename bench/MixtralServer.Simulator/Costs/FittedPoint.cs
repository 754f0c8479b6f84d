namespace MixtralServer.Simulator.Costs;

/// <summary>A measurement and what the fitted model says of it.</summary>
/// <param name="What">What was measured.</param>
/// <param name="MeasuredMs">As measured or published.</param>
/// <param name="ModelMs">By the model.</param>
internal sealed record FittedPoint(string What, double MeasuredMs, double ModelMs)
{
    /// <summary>The model's error as a share of the measurement.</summary>
    public double RelativeError => (ModelMs / MeasuredMs) - 1;
}
