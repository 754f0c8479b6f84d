using MixtralServer.Inference.Ports;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Simulation;

/// <summary>Makes steps fail at random, and always when a poisoned token is in them.</summary>
internal sealed class SimulatedFaults(Random random, double probability) : ISimulatedFaults
{
    // More than sequences can run: each gets its retry before anything fails again, as with a fault that passes.
    private const int HealthyStepsAfterFailure = 20;

    private int _healthySteps;

    /// <summary>A token whose computation always fails.</summary>
    public static readonly TokenId Poison = new(15);

    public bool IsOn { get; set; } = true;

    public DecodeResult? Before(ReadOnlySpan<BatchRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Token == Poison) return Failure("poison");
        }

        if (!IsOn || _healthySteps-- > 0 || random.NextDouble() >= probability) return null;
        if (random.Next(2) == 0) return CountSequences(rows) < 2 ? null : new DecodeResult(DecodeStatus.NoSpace);

        return Failure("passing");
    }

    private DecodeResult Failure(string detail)
    {
        _healthySteps = HealthyStepsAfterFailure;
        return new DecodeResult(DecodeStatus.Failed, detail);
    }

    private static int CountSequences(ReadOnlySpan<BatchRow> rows)
    {
        var sequences = new HashSet<SequenceId>();
        foreach (var row in rows) sequences.Add(row.Sequence);
        return sequences.Count;
    }
}
