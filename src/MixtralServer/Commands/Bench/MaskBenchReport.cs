namespace MixtralServer.Commands.Bench;

/// <summary>What <c>bench maskbench --out</c> writes.</summary>
/// <param name="Summary">The printed line.</param>
/// <param name="Schemas">Each schema, in the order of the file.</param>
internal sealed record MaskBenchReport(MaskBenchLine Summary, IReadOnlyList<MaskBenchOutcome> Schemas);
