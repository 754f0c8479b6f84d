namespace MixtralServer.Simulator.Reports;

/// <summary>What one client's flood does to the others.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Policy">How.</param>
/// <param name="HasFlood">Whether there was one.</param>
/// <param name="QueuedP50">Seconds in the queue, of the others' requests, for one in two.</param>
/// <param name="QueuedP95">For 95 in 100.</param>
/// <param name="FirstTokenP95">Seconds to the first token.</param>
internal sealed record FloodResult(
    string Machine, string Policy, bool HasFlood, double QueuedP50, double QueuedP95, double FirstTokenP95);
