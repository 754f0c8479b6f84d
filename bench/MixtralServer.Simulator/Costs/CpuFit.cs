using System.Globalization;

namespace MixtralServer.Simulator.Costs;

/// <summary>The cost of steps of the small model on two cores, fitted to measured runs.</summary>
internal sealed class CpuFit
{
    private CpuFit(CpuStepCost cost, IReadOnlyList<FittedPoint> points) => (Cost, Points) = (cost, points);

    public CpuStepCost Cost { get; }

    public IReadOnlyList<FittedPoint> Points { get; }

    /// <summary>Fits the model to the measurements that are part of the program.</summary>
    public static CpuFit Run()
    {
        var runs = MeasurementFile.Read("small-2-cores").Select(Parse).ToList();
        var features = runs.ConvertAll(run => Sum(run.Steps()));
        var cost = new CpuStepCost(LeastSquares.Fit(features, runs.ConvertAll(run => run.Ms)));
        var points = runs.Select(run => new FittedPoint(run.ToString(), run.Ms, run.Steps().Sum(cost.Milliseconds)));
        return new CpuFit(cost, [.. points]);
    }

    private static MeasuredRun Parse(string[] fields)
    {
        int Field(int index) => int.Parse(fields[index], CultureInfo.InvariantCulture);
        var isPrompts = fields[0] == "prompts";
        return new MeasuredRun(isPrompts, Field(1), Field(2), Field(3), Field(4) == 1, MeasurementFile.Number(fields[5]));
    }

    private static double[] Sum(IEnumerable<StepShape> steps)
    {
        var sum = new double[CpuStepCost.Names.Length];
        foreach (var step in steps)
        {
            var features = CpuStepCost.Features(step);
            for (var i = 0; i < sum.Length; i++) sum[i] += features[i];
        }

        return sum;
    }
}
