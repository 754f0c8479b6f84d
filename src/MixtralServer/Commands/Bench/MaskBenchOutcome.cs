namespace MixtralServer.Commands.Bench;

/// <summary>What came of one schema of a MaskBench file.</summary>
/// <param name="Id">Its name.</param>
/// <param name="CompileUs">What compiling took, in microseconds.</param>
/// <param name="FalseAccepts">Values that were taken and are not valid.</param>
/// <param name="FalseRejects">Valid values that were not taken.</param>
/// <param name="Problem">Why there is no grammar, or null.</param>
internal sealed record MaskBenchOutcome(string Id, double CompileUs, int FalseAccepts, int FalseRejects, string? Problem)
{
    /// <summary>Whether it compiled and all its values came out right.</summary>
    public bool Passes => Problem is null && FalseAccepts + FalseRejects == 0;
}
