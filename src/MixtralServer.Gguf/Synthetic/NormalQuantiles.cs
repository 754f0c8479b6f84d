namespace MixtralServer.Gguf.Synthetic;

/// <summary>
/// Tables that turn random bits into normally distributed numbers by one look-up: entry i of n is the quantile at
/// (i + 1/2) / n, so the mean is exactly zero.
/// </summary>
internal static class NormalQuantiles
{
    /// <summary>Quantiles of N(0, 1) for 16 random bits.</summary>
    public static readonly float[] Wide = Array.ConvertAll(Build(1 << 16), quantile => (float)quantile);

    /// <summary>Quantiles for 8 random bits, in steps of <see cref="NarrowStep"/>, within ±127.</summary>
    public static readonly sbyte[] Narrow =
        Array.ConvertAll(Build(1 << 8), quantile => (sbyte)Math.Round(quantile / NarrowStep));

    // The largest of 256 quantiles is 2.886.
    private const double NarrowStep = 2.886 / 127;

    /// <summary>The standard deviation of <see cref="Narrow"/> in its own units.</summary>
    public static readonly double NarrowDeviation =
        Math.Sqrt(Narrow.Average(number => (double)number * number));

    private static double[] Build(int count)
    {
        var quantiles = new double[count];
        for (var index = 0; index < count / 2; index++)
        {
            quantiles[index] = Quantile((index + 0.5) / count);
            quantiles[count - 1 - index] = -quantiles[index];
        }

        return quantiles;
    }

    // Acklam's rational approximation of the lower half of the inverse normal distribution; relative error 1.2e-9.
    private static double Quantile(double probability)
    {
        if (probability < 0.02425)
        {
            var q = Math.Sqrt(-2 * Math.Log(probability));
            return Polynomial(q, -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734,
                    4.374664141464968, 2.938163982698783)
                / Polynomial(q, 7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1);
        }

        var offset = probability - 0.5;
        var square = offset * offset;
        return offset
            * Polynomial(square, -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
                1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239)
            / Polynomial(square, -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                6.680131188771972e+01, -1.328068155288572e+01, 1);
    }

    private static double Polynomial(double x, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
            sum = (sum * x) + coefficient;
        return sum;
    }
}
