using System.Globalization;

namespace MixtralServer.Simulator.Costs;

/// <summary>
/// The cost of steps of Mixtral 8x7B on a GPU: fitted to published times of two A100, which give the fixed part and the
/// share of peak arithmetic that is reached; then derived for one H100 by its peaks.
/// </summary>
internal sealed class GpuFit
{
    // Peaks by NVIDIA's data sheets (SXM, 80 GB): bandwidth in GB/s, dense 16-bit arithmetic in TFLOP/s.
    private const double A100Bandwidth = 2_039;
    private const double A100Arithmetic = 312;
    private const double H100Bandwidth = 3_350;
    private const double H100Arithmetic = 990;
    private const int Gpus = 2;

    /// <summary>
    /// Share of peak bandwidth that is reached. Assumed: the four published times do not tell it apart from the fixed part.
    /// </summary>
    public const double BandwidthShare = 0.85;

    // What a weight takes: 16 bits in the published runs, Q8_0 on one H100, where 16 bits have no room.
    private const double BytesOf16Bits = 2;
    private const double BytesOfQ8 = 1.0625;

    private GpuFit(GpuStepCost cost, double arithmeticShare, IReadOnlyList<FittedPoint> points) =>
        (Cost, ArithmeticShare, Points) = (cost, arithmeticShare, points);

    /// <summary>One H100 with 8-bit weights.</summary>
    public GpuStepCost Cost { get; }

    /// <summary>Share of the A100's peak arithmetic that the published times imply.</summary>
    public double ArithmeticShare { get; }

    public IReadOnlyList<FittedPoint> Points { get; }

    /// <summary>Fits the model to the published times that are part of the program.</summary>
    public static GpuFit Run()
    {
        var runs = MeasurementFile.Read("mixtral-8x7b-published");
        List<double[]> features = [];
        List<double> values = [];
        foreach (var run in runs)
        {
            features.Add(Features([.. run.Take(3).Select(field => int.Parse(field, CultureInfo.InvariantCulture))]));
            values.Add(MeasurementFile.Number(run[3]) * 1e3);
        }

        // The fixed part and arithmetic are unknown; what reading takes is subtracted beforehand.
        var unknown = features.ConvertAll(row => new[] { row[0], row[2] });
        var fitted = LeastSquares.Fit(unknown, [.. values.Select((value, i) => value - features[i][1])]);
        var points = runs.Select((run, i) => new FittedPoint(
            $"{run[0]} x ({run[1]} + {run[2]}) tokens",
            values[i],
            features[i][1] + (fitted[0] * unknown[i][0]) + (fitted[1] * unknown[i][1])));
        var share = 1 / fitted[1];
        var cost = new GpuStepCost(fitted[0], H100Bandwidth * BandwidthShare, H100Arithmetic * share, BytesOfQ8);
        return new GpuFit(cost, share, [.. points]);
    }

    // Prompts are bound by arithmetic, answers by bandwidth, so that the sum is linear: steps, ms of reading as reached, ms of
    // multiplying at peak.
    private static double[] Features(int[] run)
    {
        var (requests, prompt, output) = (run[0], run[1], run[2]);
        var cells = requests * (prompt + (output / 2.0));
        var gigabytes = (GpuStepCost.BillionsRead(requests) * BytesOf16Bits) + (cells * GpuStepCost.BytesPerCell / 1e9);
        return
        [
            output,
            (output - 1) * gigabytes / (Gpus * A100Bandwidth * BandwidthShare) * 1e3,
            requests * prompt * GpuStepCost.GigaflopsPerRow / (Gpus * A100Arithmetic),
        ];
    }
}
