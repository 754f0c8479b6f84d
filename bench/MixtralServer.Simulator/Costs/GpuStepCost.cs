namespace MixtralServer.Simulator.Costs;

/// <summary>
/// A GPU by its roofline: the slower of reading the weights that are needed and of multiplying by them, besides reading
/// the attended cells and a fixed part for launching and synchronising.
/// </summary>
/// <param name="FixedMs">The fixed part, in milliseconds.</param>
/// <param name="GigabytesPerSecond">Memory bandwidth that is reached.</param>
/// <param name="TeraflopsPerSecond">Arithmetic that is reached.</param>
/// <param name="BytesPerWeight">2 for 16 bits, 1.06 for Q8_0.</param>
internal sealed record GpuStepCost(
    double FixedMs, double GigabytesPerSecond, double TeraflopsPerSecond, double BytesPerWeight) : IStepCost
{
    /// <summary>Parameters of Mixtral 8x7B besides its experts, in billions: 46.7 in all, 12.9 for one row.</summary>
    public const double SharedBillions = 12.9 - (Experts.PerRow * ExpertBillions);

    /// <summary>Parameters of one of the 8 experts over all layers, in billions.</summary>
    public const double ExpertBillions = (46.7 - 12.9) / (Experts.Count - Experts.PerRow);

    /// <summary>Bytes of KV cache per token at 16 bits: 32 layers, 8 heads of 128, keys and values.</summary>
    public const double BytesPerCell = 131_072;

    /// <summary>Operations per row, in billions: a multiplication and an addition for each active parameter.</summary>
    public const double GigaflopsPerRow = 2 * 12.9;

    // Rows for which an attention kernel reads a cell once (128 in FlashAttention-2, Dao 2023).
    private const int RowsPerTile = 128;

    /// <summary>Billions of parameters that a step of so many rows reads.</summary>
    public static double BillionsRead(int rows) => SharedBillions + (ExpertBillions * Experts.Touched(rows));

    public double Milliseconds(StepShape shape)
    {
        var readMs = BillionsRead(shape.Rows) * BytesPerWeight / GigabytesPerSecond * 1e3;
        var multiplyMs = shape.Rows * GigaflopsPerRow / TeraflopsPerSecond;
        // Rows of one chunk read their cells once for all of them, a tile of rows at a time.
        var cells = shape.DecodeCells + (shape.PrefillCells / RowsPerTile);
        return FixedMs + Math.Max(readMs, multiplyMs) + (cells * BytesPerCell / GigabytesPerSecond / 1e6);
    }
}
