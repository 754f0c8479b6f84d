namespace MixtralServer.Simulator.Costs;

/// <summary>What a step computes, as far as its duration depends on it.</summary>
/// <param name="DecodeRows">Rows that continue an answer.</param>
/// <param name="PrefillRows">Rows that read a prompt.</param>
/// <param name="DecodeCells">Cells that the decode rows attend to, each row's own counted.</param>
/// <param name="PrefillCells">Cells that the prefill rows attend to, each row's own counted.</param>
/// <param name="CellsUsed">Cells in use by anybody once the step is done.</param>
internal readonly record struct StepShape(
    int DecodeRows, int PrefillRows, double DecodeCells, double PrefillCells, double CellsUsed)
{
    public int Rows => DecodeRows + PrefillRows;
}
