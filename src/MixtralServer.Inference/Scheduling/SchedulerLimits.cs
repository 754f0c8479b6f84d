namespace MixtralServer.Inference.Scheduling;

/// <summary>The sizes a <see cref="Scheduler"/> plans within.</summary>
/// <param name="SequenceCount">Sequences that can run at once.</param>
/// <param name="CellCount">KV cells they share.</param>
/// <param name="BatchSize">Rows in one step, at least one for each sequence.</param>
/// <param name="PrefillBudget">Prompt rows in a step that also decodes.</param>
internal readonly record struct SchedulerLimits(int SequenceCount, int CellCount, int BatchSize, int PrefillBudget);
