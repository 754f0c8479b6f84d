namespace MixtralServer.Inference.Scheduling;

/// <summary>What an engine is doing, as of its last step.</summary>
/// <param name="Running">Sequences that hold KV cells.</param>
/// <param name="Waiting">Requests that do not, preempted ones included.</param>
/// <param name="CellsUsed">KV cells that running sequences need.</param>
/// <param name="CellsKept">KV cells kept for reuse, free for whoever needs them.</param>
/// <param name="CellCount">KV cells in all.</param>
/// <param name="Preemptions">How often a sequence gave up its cells for others since the start.</param>
public readonly record struct EngineSnapshot(int Running, int Waiting, int CellsUsed, int CellsKept, int CellCount, long Preemptions);
