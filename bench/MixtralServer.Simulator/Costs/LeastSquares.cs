namespace MixtralServer.Simulator.Costs;

/// <summary>Linear least squares of relative errors with coefficients that are not negative, by coordinate descent.</summary>
internal static class LeastSquares
{
    // The problems here have at most 8 unknowns and settle within some ten thousand rounds.
    private const int Rounds = 200_000;

    /// <summary>Finds coefficients so that each row's sum of features comes close to its value.</summary>
    /// <param name="features">One row for each value, all of the same length.</param>
    /// <param name="values">Positive.</param>
    public static double[] Fit(IReadOnlyList<double[]> features, IReadOnlyList<double> values)
    {
        var rows = features.Select((row, i) => row.Select(x => x / values[i]).ToArray()).ToArray();
        var count = rows[0].Length;
        var coefficients = new double[count];
        var residuals = Enumerable.Repeat(1.0, rows.Length).ToArray();
        var norms = Enumerable.Range(0, count).Select(j => rows.Sum(row => row[j] * row[j])).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var j = 0; j < count; j++) Improve(rows, residuals, coefficients, norms, j);
        }

        return coefficients;
    }

    private static void Improve(double[][] rows, double[] residuals, double[] coefficients, double[] norms, int j)
    {
        if (norms[j] == 0) return;
        var slope = 0.0;
        for (var i = 0; i < rows.Length; i++) slope += rows[i][j] * residuals[i];
        var next = Math.Max(0, coefficients[j] + (slope / norms[j]));
        var change = next - coefficients[j];
        if (change == 0) return;
        coefficients[j] = next;
        for (var i = 0; i < rows.Length; i++) residuals[i] -= change * rows[i][j];
    }
}
