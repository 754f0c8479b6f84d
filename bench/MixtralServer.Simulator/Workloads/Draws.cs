namespace MixtralServer.Simulator.Workloads;

/// <summary>Random numbers of the shapes that traffic has.</summary>
internal sealed class Draws(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Even between 0 and 1.</summary>
    public double Even() => _random.NextDouble();

    /// <summary>Waiting times of events that know nothing of each other.</summary>
    public double Exponential(double mean) => -Math.Log(1 - _random.NextDouble()) * mean;

    /// <summary>Long-tailed; half of the draws are above the median.</summary>
    public double LogNormal(double median, double sigma)
    {
        // Box and Muller 1958.
        var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return median * Math.Exp(sigma * normal);
    }

    /// <summary>Long-tailed whole numbers within limits.</summary>
    public int Length(double median, double sigma, int least, int most) =>
        (int)Math.Clamp(LogNormal(median, sigma), least, most);

    /// <summary>0 most often, 1 half as often, 2 a third as often … below a count.</summary>
    public int Zipf(int count)
    {
        var total = 0.0;
        for (var rank = 1; rank <= count; rank++) total += 1.0 / rank;
        var left = _random.NextDouble() * total;
        for (var rank = 1; rank < count; rank++)
        {
            left -= 1.0 / rank;
            if (left < 0) return rank - 1;
        }

        return count - 1;
    }
}
