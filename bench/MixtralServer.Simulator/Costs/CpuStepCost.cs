namespace MixtralServer.Simulator.Costs;

/// <summary>
/// A CPU, where computing bounds a step: a sum of a fixed part, the experts' weights, each row, and each row's look at
/// the cells that it attends to and, since the KV cache is one for all, at those that it does not.
/// </summary>
/// <param name="Coefficients">Milliseconds per unit of <see cref="Features"/>.</param>
internal sealed record CpuStepCost(IReadOnlyList<double> Coefficients) : IStepCost
{
    /// <summary>What the parts of a step are called, in the order of <see cref="Features"/>.</summary>
    public static readonly string[] Names =
    [
        "step", "expert touched", "row up to 64", "row beyond 64", "decode row x own cell", "decode row x cell in use",
        "prompt row x own cell", "prompt row x cell in use",
    ];

    // From here on llama.cpp multiplies in larger blocks: measured rows get some 13 % cheaper between 32 and 128.
    private const int RowsDear = 64;

    /// <summary>How often a step has each of its parts.</summary>
    public static double[] Features(StepShape shape) =>
    [
        1,
        Experts.Touched(shape.Rows),
        Math.Min(shape.Rows, RowsDear),
        Math.Max(shape.Rows - RowsDear, 0),
        shape.DecodeCells,
        shape.DecodeRows * shape.CellsUsed,
        shape.PrefillCells,
        shape.PrefillRows * shape.CellsUsed,
    ];

    public double Milliseconds(StepShape shape)
    {
        var features = Features(shape);
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++) sum += features[i] * Coefficients[i];
        return sum;
    }
}
