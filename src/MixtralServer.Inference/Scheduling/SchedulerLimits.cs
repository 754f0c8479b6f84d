namespace MixtralServer.Inference.Scheduling;

/// <summary>The sizes a <see cref="Scheduler"/> plans within.</summary>
/// <param name="RunningMax">Sequences that run at once.</param>
/// <param name="SequenceCount">Sequences of the context: for running ones and for texts kept for reuse.</param>
/// <param name="CellCount">KV cells they share.</param>
/// <param name="BatchSize">Rows in one step, at least one for each running sequence.</param>
/// <param name="KeptCellsMax">Cells that may hold texts for reuse while others run.</param>
/// <param name="PrefillBudget">Prompt rows in a step that also decodes; null measures what suits.</param>
internal readonly record struct SchedulerLimits(
    int RunningMax, int SequenceCount, int CellCount, int BatchSize, int KeptCellsMax, int? PrefillBudget);
