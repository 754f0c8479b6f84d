namespace MixtralServer.Simulator.Reports;

/// <summary>Values in order.</summary>
internal sealed class Percentiles
{
    private readonly float[] _sorted;

    public Percentiles(IEnumerable<float> values)
    {
        _sorted = [.. values];
        Array.Sort(_sorted);
    }

    /// <summary>The least value that so large a share of all does not exceed; 0 where there is none.</summary>
    /// <param name="share">0 to 1; 1 is the greatest value.</param>
    public double At(double share) =>
        _sorted.Length == 0 ? 0 : _sorted[Math.Clamp((int)Math.Ceiling(share * _sorted.Length) - 1, 0, _sorted.Length - 1)];
}
